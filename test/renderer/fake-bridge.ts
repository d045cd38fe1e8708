/** A bridge without a main process behind it: remembers what was asked, answers as it is told, and sends patches. */
import type { Bridge, CommandName, Input, Output, Reply } from '#preload/contract.ts';
import { COMMAND_NAMES } from '#preload/contract.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { StatePatch } from '#preload/model/app-state.ts';

type Answers = { [K in CommandName]: (input: Input<K>) => Promise<Reply<Output<K>>> };

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Replace one to make a command fail or wait. */
  readonly answers: Answers;
  /** The inputs that a command was called with, in order. */
  inputsOf<K extends CommandName>(name: K): Input<K>[];
  /** Sends a patch; without a number it gets the next one. */
  push(patch: Partial<StatePatch>): void;
  readonly isHeard: () => boolean;
}

export const done = async (): Promise<Reply<null>> => ({ ok: true, value: null });

export const answer = async <T>(value: T): Promise<Reply<T>> => ({ ok: true, value });

export const refused = async (code: ErrorCode, serverSays?: string): Promise<Reply<never>> => ({
  ok: false,
  error: { code, reference: 'REF-1', ...(serverSays === undefined ? {} : { serverSays }) },
});

export function makeFakeBridge(): FakeBridge {
  const calls: { name: CommandName; input: unknown }[] = [];
  let listener: ((patch: StatePatch) => void) | null = null;
  let number = 0;
  const answers: Answers = {
    signIn: () => answer({ kept: true }),
    signOut: done,
    forgetProfile: done,
    signInToProxy: () => answer({ kept: true }),
    keepDraft: done,
    recallPage: () => answer({ openSessionId: null, drafts: [] }),
    openSession: done,
    switchMode: done,
    sendMessage: done,
    acceptSession: done,
    closeSession: done,
    sendLink: done,
    sendNotice: done,
    sendTyping: done,
    transfer: done,
    invite: done,
    consult: done,
    cancelConsult: done,
    searchDirectory: () => answer([]),
    listDispositions: () => answer([]),
    setDisposition: done,
    changeAttachedData: done,
    watchTeam: done,
    monitorAgent: done,
    stopMonitoring: done,
    joinSession: done,
    setAgentReadiness: done,
    startWork: done,
    setMyReadiness: done,
    endWork: done,
    quit: done,
    readAudit: () => answer([]),
    exportAudit: () => answer({ saved: true }),
    readDiagnostics: () =>
      answer({ unreadable: [], policyProblems: [], logFile: '/log', version: '1.2.3', serverVersion: null }),
    openLink: done,
    changeSettings: done,
    setDoNotDisturb: done,
    setSessionAlerts: done,
    closeWindow: done,
    checkForUpdates: done,
    installUpdate: done,
    saveDiagnostics: () => answer({ saved: true }),
    dismissNotice: done,
    restartApp: done,
    dismissOutcome: done,
    reconnectNow: done,
    reportPageError: done,
    acknowledgePatch: done,
    requestFullState: done,
  };
  const command =
    <K extends CommandName>(name: K) =>
    (input: Input<K>): Promise<Reply<Output<K>>> => {
      calls.push({ name, input });
      return answers[name](input);
    };
  return {
    answers,
    bridge: {
      // Built from COMMAND_NAMES, which the compiler holds equal to Commands.
      ...(Object.fromEntries(COMMAND_NAMES.map((name) => [name, command(name)])) as unknown as Bridge),
      onState: (heard) => {
        listener = heard;
        return () => {
          listener = null;
        };
      },
    },
    // What was recorded under a command's name is that command's input.
    inputsOf: <K extends CommandName>(name: K) =>
      calls.filter((call) => call.name === name).map((call) => call.input as Input<K>),
    push: (patch) => {
      number = patch.number ?? number + 1;
      listener?.({
        full: false,
        appState: {},
        sessions: [],
        removedSessions: [],
        transcripts: [],
        ...patch,
        number,
      });
    },
    isHeard: () => listener !== null,
  };
}

/** A promise that the test settles when it wants to. */
export function makePromise<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
