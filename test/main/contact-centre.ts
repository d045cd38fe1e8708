/** A supervisor's main process without Electron, joined to a real simulator: connection, store and commands. */
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from '../../main/gws/connection.ts';
import type { GwsConnection } from '../../main/gws/connection.ts';
import { createLateFailures } from '../../main/gws/late-failures.ts';
import type { LateFailures } from '../../main/gws/late-failures.ts';
import { createUnreadable } from '../../main/gws/unreadable.ts';
import type { Unreadable } from '../../main/gws/unreadable.ts';
import type { Log } from '../../main/log.ts';
import { createSessionStore } from '../../main/sessions/session-store.ts';
import type { SessionStore } from '../../main/sessions/session-store.ts';
import type { Connection, Session, WorkChannel } from '../../preload/model.ts';
import { startSimulator } from '../gws-simulator/index.ts';
import type { Simulator, SimulatorOptions } from '../gws-simulator/index.ts';
import { createNodeSend } from './node-send.ts';
import { silentLog } from './silent-log.ts';

const PASSWORD = 'demo';
const PATIENCE = 10_000;
const SHORT_BACKOFF = 50;

export interface ContactCentre {
  readonly gws: Simulator;
  readonly connection: GwsConnection;
  readonly store: SessionStore;
  readonly lateFailures: LateFailures;
  readonly unreadable: Unreadable;
  readonly log: Log;
  /** Codes of failures that no command was waiting for. */
  readonly unclaimed: readonly string[];
  readonly myChannels: () => readonly WorkChannel[];
  /** Every state of the connection so far. */
  readonly states: readonly Connection[];
  readonly signInWanted: readonly string[];
  signIn(userName?: string, password?: string): Promise<void>;
  session(id: string): Session | undefined;
  /** The texts of the transcript, in order. */
  texts(id: string): readonly string[];
  close(): Promise<void>;
}

export async function openContactCentre(options: SimulatorOptions = {}): Promise<ContactCentre> {
  const gws = await startSimulator(options);
  const store = createSessionStore();
  const states: Connection[] = [];
  const signInWanted: string[] = [];
  const unclaimed: string[] = [];
  let myChannels: readonly WorkChannel[] = [];
  const lateFailures = createLateFailures((failure) => unclaimed.push(failure.code));
  const unreadable = createUnreadable(() => undefined);
  const { send, forgetCookies } = createNodeSend();
  const connection = createConnection({
    send,
    store,
    now: Date.now,
    backoff: () => SHORT_BACKOFF,
    onConnection: (state) => states.push(state),
    onMyChannels(channels) {
      myChannels = channels;
    },
    lateFailures,
    unreadable,
    onSignInWanted: (reason) => signInWanted.push(reason.code),
    log: () => undefined,
    forgetCookies,
  });
  return {
    gws,
    connection,
    store,
    lateFailures,
    unreadable,
    log: silentLog,
    unclaimed,
    myChannels: () => myChannels,
    states,
    signInWanted,
    async signIn(userName = 'sam', password = PASSWORD) {
      await connection.signIn(gws.url, { userName, password });
    },
    session: (id) => store.get(id)?.session,
    texts: (id) =>
      (store.get(id)?.lines ?? []).filter((line) => line.kind === 'text').map((line) => line.text),
    async close() {
      await connection.signOut();
      await gws.stop();
    },
  };
}

/** Waits until `isTrue` holds; fails with `what` when it does not in time. */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await pause(10);
  }
}
