/** A contact centre whose answers get lost, one for each test: what the tests of outcomes ask and look at. */
import { afterEach, expect, vi } from 'vitest';
import { isAppError } from '#main/errors/app-error.ts';
import type { OutcomePace } from '#main/outcomes/outcomes.ts';
import type { Outcome } from '#preload/model/outcomes.ts';
import type { AnswerLoss, Dialect, ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

const EVERY_CAPABILITY = [
  'SendUrl',
  'SendCustomNotice',
  'SendCustomNoticeToAgents',
  'Complete',
  'LeaveAndComplete',
];
/** Short, and long enough for a busy machine to have read everything in between. */
export const PACE: OutcomePace = {
  lateLimit: 400,
  settleTime: 200,
  firstPause: 20,
  longestPause: 100,
  told: 60_000,
};

export interface OutcomeDesk {
  readonly centre: ContactCentre;
  /** A session of Amy's, in which Sam has barged in. */
  readonly session: ScriptedSession;
  open(dialect?: Partial<Dialect>): Promise<void>;
  close(): Promise<void>;
  outcomes(): readonly Outcome[];
  /** Of the newest outcome. */
  phase(): Outcome['phase'] | undefined;
  /** What the app says in the end, `done` as well when the answer was not needed. */
  claimOf(command: Promise<unknown>): Promise<Outcome['phase']>;
  /** How often the server was sent an operation. */
  posts(operationName?: string): number;
  send(text?: string): Promise<null>;
  /** Sends a text whose answer is lost. */
  sendInVain(loss: Omit<AnswerLoss, 'operationName'>, text?: string): Promise<void>;
  agentId(): string;
}

/** To be called once in a file, outside of its tests: what a test has opened is closed after it. */
export function useOutcomeDesk(): OutcomeDesk {
  let opened: { readonly centre: ContactCentre; readonly session: ScriptedSession } | null = null;

  function now(): NonNullable<typeof opened> {
    if (opened === null) throw new Error('the desk is not open');
    return opened;
  }

  const desk: OutcomeDesk = {
    get centre() {
      return now().centre;
    },
    get session() {
      return now().session;
    },
    async open(dialect = {}) {
      const centre = await openContactCentre({
        dialect: { extraCapabilities: EVERY_CAPABILITY, ...dialect },
        outcomePace: PACE,
      });
      const session = centre.gws.world.startSession({
        agent: 'amy',
        supervisors: [{ user: 'sam', mode: 'barge-in' }],
        userData: { Subject: 'Delivery', Old: 'x' },
      });
      opened = { centre, session };
      await centre.signIn();
      centre.draftStore.belongTo('sam');
    },
    async close() {
      const { centre } = now();
      opened = null;
      await centre.close();
    },
    outcomes: () => desk.centre.appState.read().outcomes,
    phase: () => desk.outcomes().at(-1)?.phase,
    async claimOf(command) {
      let claim: Outcome['phase'] = 'asking';
      desk.centre.appState.subscribe((changes) => {
        claim = changes.outcomes?.at(-1)?.phase ?? claim;
      });
      try {
        await command;
        return 'done';
      } catch (error) {
        if (!isAppError(error, 'outcome-unknown')) throw error;
      }
      await until('the outcome', () => claim !== 'asking');
      return claim;
    },
    posts: (operationName = 'SendMessage') => desk.centre.gws.requests.operations(operationName).length,
    send: async (text = 'Hello') =>
      desk.centre.commands.sendMessage({ sessionId: desk.session.id, to: 'everyone', text }),
    async sendInVain(loss, text = 'Hello') {
      desk.centre.gws.faults.loseAnswer({ operationName: 'SendMessage', ...loss });
      await expect(desk.send(text)).rejects.toMatchObject({ code: 'outcome-unknown' });
    },
    agentId: () => desk.centre.gws.world.requireMember('amy').id,
  };

  afterEach(async () => {
    vi.restoreAllMocks();
    if (opened !== null) await desk.close();
  });
  return desk;
}

/** Only timers of this length are shortened. */
export function shortenTimers(from: number, to: number): void {
  const { setTimeout: realSetTimeout } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((handler: () => void, delay?: number) =>
    realSetTimeout(handler, delay === from ? to : delay),
  );
}
