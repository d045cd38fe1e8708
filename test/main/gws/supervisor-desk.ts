/** A supervisor's connection and store, joined to a server at any address: what tests of the line look at. */
import { setTimeout as pause } from 'node:timers/promises';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { GwsClient } from '#main/gws/api/gws-client.ts';
import { createGwsClient } from '#main/gws/api/gws-client.ts';
import type { ConnectionOptions, GwsConnection } from '#main/gws/connection/connection.ts';
import { createConnection } from '#main/gws/connection/connection.ts';
import type { HttpRequest, HttpResponse } from '#main/gws/http/http-exchange.ts';
import { createServerClock } from '#main/gws/http/server-clock.ts';
import type { AsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createAsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createUnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import type { OutcomePace, Outcomes, Question } from '#main/outcomes/outcomes.ts';
import { createOutcomes } from '#main/outcomes/outcomes.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { Mode, Session } from '#preload/model/session.ts';
import type { LineKind } from '#preload/model/transcript.ts';
import { isTranscriptDue } from '#preload/rules/transcript-due.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';
import { createNodeSend } from '#test/main/node-send.ts';
import { keptLines } from '#test/main/sessions/kept-lines.ts';

const PATIENCE = 10_000;

/** Quick enough for hundreds of runs, slow enough that an ordinary delay is no gap. */
const SHORT_BACKOFF = 20;
const SHORT_SETTLE_TIME = 60;

/** What every desk of this test file has logged or reported, as it would be written. */
export const everythingLogged: string[] = [];

/** Replaces what the server has answered, before the connection sees it. */
export type Tamper = (response: HttpResponse, request: HttpRequest) => HttpResponse | Promise<HttpResponse>;

export interface DeskOptions {
  /** The server's origin. */
  readonly url: string;
  readonly tamper?: Tamper;
  /** The longest time that any request may take, in milliseconds. */
  readonly patience?: number;
  readonly parts?: Partial<ConnectionOptions>;
  /** Requests whose connection dies without an answer are sent again, and nobody is told. */
  readonly resendsSilently?: boolean;
  readonly outcomePace?: OutcomePace;
}

export interface Desk {
  readonly connection: GwsConnection;
  readonly gws: GwsClient;
  readonly store: SessionStore;
  readonly asyncFailures: AsyncFailures;
  readonly outcomes: Outcomes;
  readonly log: typeof silentLog;
  /** Every state of the connection so far. */
  readonly states: readonly Connection[];
  /** Why the supervisor was asked to sign in again, each time. */
  signInWanted(): readonly string[];
  signIn(userName?: string, password?: string): Promise<void>;
  session(id: string): Session | undefined;
  mode(id: string): Mode | null | undefined;
  /** The transcript as `index kind text`, in the order of the screen. */
  transcript(id: string): readonly string[];
  isConnected(): boolean;
  /** How many polls were ever under way at the same time. */
  mostPolls(): number;
  /** How many requests of the line, polls among them, were ever under way at the same time: it needs so many sockets. */
  mostOnTheLine(): number;
  /** How often the connection was lost. */
  losses(): number;
}

export function openDesk({
  url,
  parts = {},
  tamper,
  patience = Infinity,
  resendsSilently = false,
  outcomePace,
}: DeskOptions): Desk {
  const store = createSessionStore();
  const states: Connection[] = [];
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const asyncFailures = createAsyncFailures((failure) => everythingLogged.push(String(failure)));
  const { send, forgetCookies } = createNodeSend({ resendsSilently });
  const polls = countUnderWay((request) => speaksTo('/meta/connect', request));
  const onTheLine = countUnderWay(({ url }) => url.endsWith('/notifications'));
  const connection = createConnection({
    async send(request) {
      const limited = { ...request, timeLimit: Math.min(request.timeLimit, patience) };
      const response = await send(limited).finally(both(polls.sent(request), onTheLine.sent(request)));
      return tamper ? tamper(response, request) : response;
    },
    store,
    now: Date.now,
    serverClock: createServerClock({ steady: () => performance.now(), computer: Date.now }),
    backoff: () => SHORT_BACKOFF,
    settleTime: SHORT_SETTLE_TIME,
    onMyChannels: () => undefined,
    asyncFailures,
    unreadable: createUnrecognisedMessages((what) => everythingLogged.push(`notification not used ${what}`)),
    log: (event, facts) => everythingLogged.push(`${event} ${JSON.stringify(facts ?? {})}`),
    forgetCookies,
    ...parts,
    onConnection(state) {
      states.push(state);
      appState.change({ connection: state });
      parts.onConnection?.(state);
    },
  });
  return {
    connection,
    gws: createGwsClient(connection.perform),
    store,
    asyncFailures,
    outcomes: createOutcomes({ store, appState, ...(outcomePace && { pace: outcomePace }) }),
    log: silentLog,
    states,
    signInWanted: () => states.flatMap((state) => (state.phase === 'session-expired' ? [state.reason] : [])),
    async signIn(userName = 'sam', password = 'demo') {
      await connection.signIn(url, { userName, password });
      await until('the transcripts', () => isEverythingRead(store));
    },
    session: (id) => store.get(id)?.session,
    mode: (id) => store.get(id)?.session.mode,
    transcript: (id) =>
      keptLines(store, id).map(({ order, kind, text }) => [order, kind, text].join(' ').trim()),
    mostPolls: polls.most,
    mostOnTheLine: onTheLine.most,
    isConnected: () => states.at(-1)?.phase === 'connected',
    losses: () => states.filter((state, at) => isLost(state) && states[at - 1]?.phase === 'connected').length,
  };
}

/** All that can be read of the sessions: transcripts follow the list in the background. */
export function isEverythingRead(store: SessionStore): boolean {
  return [...store.all()].every(
    ({ session }) => session.ended || session.isIncomplete || !isTranscriptDue(session),
  );
}

/** Of an operation of which nothing can be read. */
export const UNSHOWN: Question = {
  subject: { kind: 'work', isStarting: true },
  look: () => null,
  read: null,
  isProvenByAbsence: () => false,
};

/** Whether a request holds a Bayeux message for this channel, such as `/meta/connect`. */
export function speaksTo(channel: string, { url, body = '' }: HttpRequest): boolean {
  return url.endsWith('/notifications') && body.includes(`"${channel}"`);
}

function both(one: () => void, other: () => void): () => void {
  return () => {
    one();
    other();
  };
}

function countUnderWay(isCounted: (request: HttpRequest) => boolean) {
  let underWay = 0;
  let most = 0;
  return {
    most: () => most,
    sent(request: HttpRequest): () => void {
      if (!isCounted(request)) return () => undefined;
      underWay += 1;
      most = Math.max(most, underWay);
      return () => (underWay -= 1);
    },
  };
}

function isLost({ phase }: Connection): boolean {
  return phase === 'reconnecting' || phase === 'offline';
}

/** Waits until `isTrue` holds; fails with what `what` says then when it does not in time. */
export async function until(
  what: string | (() => string),
  isTrue: () => boolean,
  patience: number = PATIENCE,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${typeof what === 'string' ? what : what()}`);
    await pause(5);
  }
}

/** The server's names for what stays in a transcript, in our words. */
export const KINDS: Readonly<Record<string, LineKind>> = {
  Text: 'text',
  ParticipantJoined: 'joined',
  ParticipantLeft: 'left',
  ParticipantRejoined: 'rejoined',
  PushUrl: 'link',
  Notice: 'notice',
  CustomNotice: 'notice',
};
