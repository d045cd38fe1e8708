/** A supervisor's main process without Electron, joined to a real simulator: connection, store and commands. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { DraftStore } from '#main/app-state/draft-store.ts';
import { createDraftStore } from '#main/app-state/draft-store.ts';
import { createStandingNotices } from '#main/app-state/standing-notices.ts';
import { openAudit } from '#main/audit/audit.ts';
import type { CommandContext, DesktopApi } from '#main/commands/context/command-context.ts';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import { createCommands } from '#main/commands/index.ts';
import { createConnectionHistory } from '#main/diagnostics/connection-history.ts';
import type { GwsClient } from '#main/gws/api/gws-client.ts';
import { createGwsClient } from '#main/gws/api/gws-client.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import { createConnection } from '#main/gws/connection/connection.ts';
import type { ServerClock } from '#main/gws/http/server-clock.ts';
import { createServerClock } from '#main/gws/http/server-clock.ts';
import type { AsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createAsyncFailures } from '#main/gws/sync/async-failures.ts';
import type { UnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import { createUnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import type { PasswordStore } from '#main/keychain/keychain.ts';
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
import { keptLines } from '#test/main/sessions/kept-lines.ts';
import { INITIAL_APP_STATE } from './app-state/initial-app-state-example.ts';
import { isEverythingRead } from './gws/supervisor-desk.ts';
import { silentLog } from './logging/silent-log.ts';
import { createNodeSend } from './node-send.ts';
import { idleUpdater } from './updates/idle-updater.ts';

const PASSWORD = 'demo';
const PATIENCE = 10_000;
const SHORT_BACKOFF = 50;

export interface ContactCentre {
  readonly gws: Simulator;
  readonly connection: GwsConnection;
  readonly client: GwsClient;
  readonly store: SessionStore;
  readonly serverClock: ServerClock;
  readonly asyncFailures: AsyncFailures;
  readonly unreadable: UnrecognisedMessages;
  readonly log: Log;
  readonly outcomes: Outcomes;
  readonly draftStore: DraftStore;
  readonly sentLines: SentLines;
  readonly appState: AppStateStore;
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
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const desktopCalls: string[] = [];
  const unclaimed: string[] = [];
  const asyncFailures = createAsyncFailures((failure) => unclaimed.push(failure.code));
  const unreadable = createUnrecognisedMessages(() => undefined);
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
      appState.change({ connection: state });
      team.follow(state.phase);
    },
    onMyChannels: (channels) => appState.change({ work: { ...appState.read().work, channels } }),
    asyncFailures,
    unreadable,
    log: () => undefined,
    forgetCookies,
  });
  const client = createGwsClient(connection.perform);
  const team = createTeamWatch({
    source: createTeamSource(client, connection.myUserId, () => settings.read().nickname),
    now: Date.now,
    publish: (latest) => appState.change({ team: latest }),
    log: () => undefined,
  });
  store.subscribe((ids) => team.noteSessions(ids.flatMap((id) => store.get(id)?.session ?? [])));
  const outcomes = createOutcomes({ store, appState, pace: outcomePace });
  const draftStore = createDraftStore();
  const sentLines = createSentLines(store);
  const commands = createCommands({
    audit: openAudit(join(folder, 'audit.jsonl'), Date.now),
    connection,
    connectionHistory: createConnectionHistory(Date.now),
    credentials: NO_CREDENTIALS,
    desktop: recordDesktop(desktopCalls),
    directory: new Map(),
    sessionPassword: { current: null },
    asyncFailures,
    gws: client,
    log: silentLog,
    logFile: join(folder, 'main.log'),
    network: NO_PROXIES,
    outcomes,
    pageErrors: { note: () => undefined },
    draftStore,
    policy: {},
    policyProblems: [],
    standing: createStandingNotices(appState),
    acknowledgePatch: () => undefined,
    publishFullState: () => undefined,
    sentLines,
    settings,
    appState,
    store,
    team,
    unreadable,
    updater: idleUpdater,
  });
  return {
    gws,
    connection,
    client,
    store,
    serverClock,
    asyncFailures,
    unreadable,
    log: silentLog,
    unclaimed,
    outcomes,
    draftStore,
    sentLines,
    appState,
    commands,
    desktopCalls,
    states,
    async signIn(userName = 'sam', password = PASSWORD) {
      await connection.signIn(gws.url, { userName, password });
      await until('the transcripts', () => isEverythingRead(store));
    },
    session: (id) => store.get(id)?.session,
    texts: (id) =>
      keptLines(store, id)
        .filter((line) => line.kind === 'text')
        .map((line) => line.text),
    async close() {
      await connection.signOut();
      await gws.stop();
      // What the end of the work has set going may still write.
      await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 20 });
    },
  };
}

const NO_PROXIES: CommandContext['network'] = {
  answerProxy: () => null,
  forgetEverything: () => Promise.resolve(),
};

const NO_CREDENTIALS: PasswordStore = {
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

function recordDesktop(calls: string[]): DesktopApi {
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
