/** A supervisor's main process without Electron, joined to a real simulator: connection, store and commands. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PageMemoryKeeper } from '#main/app-state/page-memory.ts';
import { createPageMemory } from '#main/app-state/page-memory.ts';
import type { ShellState } from '#main/app-state/shell-state.ts';
import { createShellState } from '#main/app-state/shell-state.ts';
import { createStandingNotices } from '#main/app-state/standing-notices.ts';
import { openAudit } from '#main/audit/audit.ts';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import type { CommandParts, DesktopHands } from '#main/commands/context/command-parts.ts';
import { createCommands } from '#main/commands/index.ts';
import { createConnectionHistory } from '#main/diagnostics/connection-history.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import { createConnection } from '#main/gws/connection/connection.ts';
import type { ServerClock } from '#main/gws/http/server-clock.ts';
import { createServerClock } from '#main/gws/http/server-clock.ts';
import type { LateFailures } from '#main/gws/sync/late-failures.ts';
import { createLateFailures } from '#main/gws/sync/late-failures.ts';
import type { Unreadable } from '#main/gws/sync/unreadable.ts';
import { createUnreadable } from '#main/gws/sync/unreadable.ts';
import type { CredentialStore } from '#main/keychain/credentials.ts';
import type { Log } from '#main/logging/log.ts';
import type { OutcomePace, Outcomes } from '#main/outcomes/outcomes.ts';
import { createOutcomes, OUTCOME_PACE } from '#main/outcomes/outcomes.ts';
import type { SentLines } from '#main/outcomes/sent-lines.ts';
import { createSentLines } from '#main/outcomes/sent-lines.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { openSettings } from '#main/settings/settings.ts';
import { createTeamSource } from '#main/team/team-source.ts';
import { createTeamWatch } from '#main/team/team-watch.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { Session } from '#preload/model/session.ts';
import type { Simulator, SimulatorOptions } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { FIRST_SHELL } from './app-state/first-shell-example.ts';
import { silentLog } from './logging/silent-log.ts';
import { createNodeSend } from './node-send.ts';
import { idleUpdater } from './updates/idle-updater.ts';

const PASSWORD = 'demo';
const PATIENCE = 10_000;
const SHORT_BACKOFF = 50;

export interface ContactCentre {
  readonly gws: Simulator;
  readonly connection: GwsConnection;
  readonly store: SessionStore;
  readonly serverClock: ServerClock;
  readonly lateFailures: LateFailures;
  readonly unreadable: Unreadable;
  readonly log: Log;
  readonly outcomes: Outcomes;
  readonly pageMemory: PageMemoryKeeper;
  readonly sentLines: SentLines;
  readonly shell: ShellState;
  readonly commands: CommandHandlers;
  /** What was asked of the desktop, such as `open https://…`. */
  readonly desktopCalls: readonly string[];
  /** Codes of failures that no command was waiting for. */
  readonly unclaimed: readonly string[];
  /** Every state of the connection so far. */
  readonly states: readonly Connection[];
  signIn(userName?: string, password?: string): Promise<void>;
  session(id: string): Session | undefined;
  /** The texts of the transcript, in order. */
  texts(id: string): readonly string[];
  close(): Promise<void>;
}

export interface CentreOptions extends SimulatorOptions {
  readonly outcomePace?: OutcomePace;
  /** Milliseconds since 1970, as this computer's clock has it. */
  readonly computer?: () => number;
}

export async function openContactCentre({
  outcomePace = OUTCOME_PACE,
  computer = Date.now,
  ...options
}: CentreOptions = {}): Promise<ContactCentre> {
  const gws = await startSimulator(options);
  const store = createSessionStore();
  const states: Connection[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'contact-centre-'));
  const settings = openSettings(join(folder, 'settings.json'));
  const shell = createShellState(FIRST_SHELL);
  const desktopCalls: string[] = [];
  const unclaimed: string[] = [];
  const lateFailures = createLateFailures((failure) => unclaimed.push(failure.code));
  const unreadable = createUnreadable(() => undefined);
  const serverClock = createServerClock({ steady: () => performance.now(), computer });
  const { send, forgetCookies } = createNodeSend();
  const connection = createConnection({
    send,
    store,
    now: computer,
    serverClock,
    backoff: () => SHORT_BACKOFF,
    onConnection(state) {
      states.push(state);
      shell.change({ connection: state });
      team.follow(state.phase);
    },
    onMyChannels: (channels) => shell.change({ work: { ...shell.read().work, channels } }),
    lateFailures,
    unreadable,
    log: () => undefined,
    forgetCookies,
  });
  const team = createTeamWatch({
    source: createTeamSource(connection, () => settings.read().nickname),
    now: Date.now,
    publish: (latest) => shell.change({ team: latest }),
    log: () => undefined,
  });
  store.subscribe((ids) => team.noteSessions(ids.flatMap((id) => store.get(id)?.session ?? [])));
  const outcomes = createOutcomes({ store, shell, pace: outcomePace });
  const pageMemory = createPageMemory();
  const sentLines = createSentLines(store);
  const commands = createCommands({
    audit: openAudit(join(folder, 'audit.jsonl'), Date.now),
    connection,
    connectionHistory: createConnectionHistory(Date.now),
    credentials: NO_CREDENTIALS,
    desktop: recordDesktop(desktopCalls),
    directory: new Map(),
    held: { current: null },
    lateFailures,
    log: silentLog,
    logFile: join(folder, 'main.log'),
    network: NO_PROXIES,
    outcomes,
    pageErrors: { note: () => undefined },
    pageMemory,
    policy: {},
    policyProblems: [],
    standing: createStandingNotices(shell),
    publishFullState: () => undefined,
    sentLines,
    settings,
    shell,
    store,
    team,
    unreadable,
    updater: idleUpdater,
  });
  return {
    gws,
    connection,
    store,
    serverClock,
    lateFailures,
    unreadable,
    log: silentLog,
    unclaimed,
    outcomes,
    pageMemory,
    sentLines,
    shell,
    commands,
    desktopCalls,
    states,
    async signIn(userName = 'sam', password = PASSWORD) {
      await connection.signIn(gws.url, { userName, password });
    },
    session: (id) => store.get(id)?.session,
    texts: (id) =>
      (store.get(id)?.lines ?? []).filter((line) => line.kind === 'text').map((line) => line.text),
    async close() {
      await connection.signOut();
      await gws.stop();
      // What the end of the work has set going may still write.
      await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 20 });
    },
  };
}

const NO_PROXIES: CommandParts['network'] = {
  answerProxy: () => null,
  forgetEverything: () => Promise.resolve(),
};

const NO_CREDENTIALS: CredentialStore = {
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

function recordDesktop(calls: string[]): DesktopHands {
  return {
    saveFile(name, content) {
      calls.push(`save ${name} ${String(content)}`);
      return Promise.resolve(true);
    },
    openLink(url) {
      calls.push(`open ${url}`);
      return Promise.resolve();
    },
    quit: () => calls.push('quit'),
    leave: () => calls.push('leave'),
    hideWindow: () => calls.push('hide window'),
    restart: () => calls.push('restart'),
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
