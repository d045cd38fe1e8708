/** Every operation whose answer is lost, carried out or not: what is said of it is true, and the server gets it once. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAppError } from '#main/errors/app-error.ts';
import type { Outcome } from '#preload/model/outcomes.ts';
import type { AnswerLoss, LostAnswer, ScriptedSession } from '#test/gws-simulator/index.ts';
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
const PACE = { lateLimit: 400, settleTime: 200, firstPause: 20, longestPause: 100, told: 60_000 };

let centre: ContactCentre;
let session: ScriptedSession;

async function open(dialect = {}): Promise<void> {
  centre = await openContactCentre({
    dialect: { extraCapabilities: EVERY_CAPABILITY, ...dialect },
    outcomePace: PACE,
  });
  session = centre.gws.world.startSession({
    agent: 'amy',
    supervisors: [{ user: 'sam', mode: 'barge-in' }],
    userData: { Subject: 'Delivery', Old: 'x' },
  });
  await centre.signIn();
  centre.draftStore.belongTo('sam');
}

afterEach(async () => {
  vi.restoreAllMocks();
  await centre.close();
});

function outcomes(): readonly Outcome[] {
  return centre.appState.read().outcomes;
}

/** What the app says in the end, `done` as well when the answer was not needed. */
async function claimOf(command: Promise<unknown>): Promise<Outcome['phase']> {
  let claim: Outcome['phase'] = 'asking';
  centre.appState.subscribe((changes) => {
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
}

/** Sends a text whose answer is lost. */
async function sendInVain(loss: Omit<AnswerLoss, 'operationName'>, text = 'Hello'): Promise<void> {
  centre.gws.faults.loseAnswer({ operationName: 'SendMessage', ...loss });
  await expect(send(text)).rejects.toMatchObject({ code: 'outcome-unknown' });
}

async function send(text = 'Hello'): Promise<null> {
  return centre.commands.sendMessage({ sessionId: session.id, to: 'everyone', text });
}

function phase(): Outcome['phase'] | undefined {
  return outcomes().at(-1)?.phase;
}

function posts(operationName = 'SendMessage'): number {
  return centre.gws.requests.operations(operationName).length;
}

/** Only the limit for an answer is shortened. */
function shortenTheLimit(): void {
  const { setTimeout: realSetTimeout } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((handler: () => void, delay?: number) =>
    realSetTimeout(handler, delay === 15_000 ? 300 : delay),
  );
}

/** An address that a search gave. */
async function find(text: string): Promise<string> {
  const [entry] = await centre.commands.searchDirectory({ text });
  if (!entry) throw new Error(`nobody found for ${text}`);
  return entry.address;
}

const agentId = (): string => centre.gws.world.requireMember('amy').id;

async function beInvited(): Promise<string> {
  await centre.close();
  await open({ arrivesAs: 'Invited' });
  await centre.commands.monitorAgent({ agentId: agentId(), mode: 'monitor', scope: 'all' });
  const { id } = centre.gws.world.startSession({ agent: 'amy' });
  await until('the invitation', () => centre.session(id)?.phase === 'invited');
  return id;
}

async function startWork(): Promise<void> {
  await centre.commands.startWork({ channels: ['smssession'], place: 'P1', loginCode: '1' });
}

type Truth = 'done' | 'not-known';

interface Operation {
  readonly operationName: string;
  /** Prepares what it needs; the command it returns is then given. */
  readonly prepare: () => Promise<() => Promise<unknown>> | (() => Promise<unknown>);
  /** What can be found out when it was carried out, and when not. */
  readonly carriedOut?: Truth;
  /** When it was carried out and no notification tells. */
  readonly unnoticed?: Truth;
  readonly notCarriedOut?: 'not-done' | 'not-known';
}

const id = (): string => session.id;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'a text to everyone': {
    operationName: 'SendMessage',
    prepare: () => () => run(centre.commands.sendMessage({ sessionId: id(), to: 'everyone', text: 'Hello' })),
  },
  'a text to the agent': {
    operationName: 'SendToAgents',
    prepare: () => () => run(centre.commands.sendMessage({ sessionId: id(), to: 'agents', text: 'Hello' })),
  },
  'a link': {
    operationName: 'SendUrl',
    prepare: () => () => run(centre.commands.sendLink({ sessionId: id(), url: ' https://a.example.com ' })),
  },
  'a notice to everyone': {
    operationName: 'SendCustomNotice',
    prepare: () => () => run(centre.commands.sendNotice({ sessionId: id(), to: 'everyone', text: 'Hi' })),
  },
  'a notice to the agent': {
    operationName: 'SendCustomNoticeToAgents',
    prepare: () => () => run(centre.commands.sendNotice({ sessionId: id(), to: 'agents', text: 'Hi' })),
  },
  'a switch to Monitor': {
    operationName: 'SwitchToMonitor',
    prepare: () => () => run(centre.commands.switchMode({ sessionId: id(), mode: 'monitor' })),
  },
  'a switch to Coach': {
    operationName: 'SwitchToCoach',
    prepare: () => () => run(centre.commands.switchMode({ sessionId: id(), mode: 'coach' })),
  },
  'a switch to Barge in': {
    operationName: 'SwitchToBargeIn',
    prepare: async () => {
      await centre.commands.switchMode({ sessionId: id(), mode: 'monitor' });
      return () => run(centre.commands.switchMode({ sessionId: id(), mode: 'barge-in' }));
    },
  },
  leaving: {
    operationName: 'Leave',
    prepare: () => () => run(centre.commands.closeSession({ sessionId: id(), how: 'leave' })),
  },
  completing: {
    operationName: 'Complete',
    prepare: () => () => run(centre.commands.closeSession({ sessionId: id(), how: 'complete' })),
  },
  'leaving and completing': {
    operationName: 'LeaveAndComplete',
    prepare: () => () => run(centre.commands.closeSession({ sessionId: id(), how: 'leave-and-complete' })),
  },
  accepting: {
    operationName: 'Accept',
    prepare: async () => {
      const sessionId = await beInvited();
      return () => run(centre.commands.acceptSession({ sessionId, nickname: null }));
    },
  },
  rejecting: {
    operationName: 'Reject',
    prepare: async () => {
      const sessionId = await beInvited();
      return () => run(centre.commands.closeSession({ sessionId, how: 'reject' }));
    },
  },
  joining: {
    operationName: 'Intrude',
    prepare: () => {
      const other = centre.gws.world.startSession({ agent: 'amy' });
      const input = { agentId: agentId(), sessionId: other.id, mode: 'monitor' } as const;
      return () => run(centre.commands.joinSession(input));
    },
  },
  'a transfer': {
    operationName: 'Transfer',
    // Then the session is not mine any more, as when it is completed.
    unnoticed: 'not-known',
    notCarriedOut: 'not-known',
    prepare: async () => {
      const address = await find('Ben');
      return () => run(centre.commands.involve({ sessionId: id(), how: 'transfer', address }));
    },
  },
  'an invitation': {
    operationName: 'Invite',
    notCarriedOut: 'not-known',
    prepare: async () => {
      const address = await find('Ben');
      return () => run(centre.commands.involve({ sessionId: id(), how: 'invite', address }));
    },
  },
  'a consultation': {
    operationName: 'Consult',
    notCarriedOut: 'not-known',
    prepare: async () => {
      const address = await find('Ben');
      return () => run(centre.commands.involve({ sessionId: id(), how: 'consult', address }));
    },
  },
  'the end of a consultation': {
    operationName: 'CancelConsult',
    prepare: async () => {
      await centre.commands.involve({ sessionId: id(), how: 'consult', address: await find('Ben') });
      await until(
        'the offer',
        () => centre.session(id())?.offers.actions.includes('cancel-consult') ?? false,
      );
      return () => run(centre.commands.cancelConsult({ sessionId: id() }));
    },
  },
  'a disposition': {
    operationName: 'SetDisposition',
    prepare: async () => {
      const [one] = await centre.commands.listDispositions({});
      return () => run(centre.commands.setDisposition({ sessionId: id(), name: one?.name ?? '' }));
    },
  },
  'attaching data': {
    operationName: 'AttachUserData',
    prepare: () => () =>
      run(centre.commands.changeAttachedData({ sessionId: id(), change: 'attach', key: 'New', value: 'a' })),
  },
  'updating data': {
    operationName: 'UpdateUserData',
    prepare: () => () =>
      run(centre.commands.changeAttachedData({ sessionId: id(), change: 'update', key: 'Old', value: 'y' })),
  },
  'deleting data': {
    operationName: 'DeleteUserData',
    prepare: () => () =>
      run(centre.commands.changeAttachedData({ sessionId: id(), change: 'delete', key: 'Old', value: '' })),
  },
  'an order': {
    operationName: 'Coach',
    carriedOut: 'not-known',
    notCarriedOut: 'not-known',
    prepare: () => () =>
      run(centre.commands.monitorAgent({ agentId: agentId(), mode: 'coach', scope: 'all' })),
  },
  'the end of an order': {
    operationName: 'CancelSupervisorMonitoring',
    carriedOut: 'not-known',
    notCarriedOut: 'not-known',
    prepare: async () => {
      await centre.commands.monitorAgent({ agentId: agentId(), mode: 'coach', scope: 'all' });
      return () => run(centre.commands.stopMonitoring({ agentId: agentId() }));
    },
  },
  "an agent's readiness": {
    operationName: 'NotReady',
    prepare: () => {
      centre.gws.world.setAgentState('amy', 'Ready');
      return () => run(centre.commands.setAgentReadiness({ agentId: agentId(), readiness: 'not-ready' }));
    },
  },
  'starting work': {
    operationName: 'StartContactCenterSession',
    prepare: async () => {
      await centre.close();
      await open({ needsWork: true });
      return startWork;
    },
  },
  'my readiness': {
    operationName: 'Ready',
    prepare: async () => {
      await startWork();
      return () => run(centre.commands.setMyReadiness({ readiness: 'ready' }));
    },
  },
  'ending work': {
    operationName: 'EndContactCenterSession',
    prepare: async () => {
      await startWork();
      return () => run(centre.commands.endWork({}));
    },
  },
};

async function run(command: unknown): Promise<void> {
  await command;
}

async function loseAndClaim(
  operation: Operation,
  loss: Omit<AnswerLoss, 'operationName'>,
  prepareMore: () => void = () => undefined,
): Promise<{ claim: Outcome['phase']; posts: number }> {
  await open();
  const command = await operation.prepare();
  centre.gws.requests.clear();
  prepareMore();
  centre.gws.faults.loseAnswer({ operationName: operation.operationName, ...loss });
  return { claim: await claimOf(command()), posts: posts(operation.operationName) };
}

describe('an answer that is lost', () => {
  it.each(Object.entries(OPERATIONS))('%s, carried out', async (_name, operation) => {
    const said = await loseAndClaim(operation, { carriedOut: true, answer: '502' });
    expect(said).toEqual({ claim: operation.carriedOut ?? 'done', posts: 1 });
  });

  it.each(Object.entries(OPERATIONS))('%s, carried out and not notified', async (_name, operation) => {
    const loss = { carriedOut: true, answer: '502' } as const;
    const said = await loseAndClaim(operation, loss, () =>
      centre.gws.faults.holdNotifications({ user: 'sam' }),
    );
    expect(said).toEqual({ claim: operation.unnoticed ?? operation.carriedOut ?? 'done', posts: 1 });
  });

  it.each(Object.entries(OPERATIONS))('%s, not carried out', async (_name, operation) => {
    const said = await loseAndClaim(operation, { carriedOut: false, answer: '502' });
    expect(said).toEqual({ claim: operation.notCarriedOut ?? 'not-done', posts: 1 });
  });
});

const LOST_ANSWERS = [
  '502',
  '503',
  '504',
  'page',
  'forbidden-page',
  'empty',
  'no-json',
  'no-status-code',
  'cut',
  'cut-in-body',
  'none',
] as const satisfies readonly LostAnswer[];

describe('every form of a lost answer', () => {
  it.each(LOST_ANSWERS)('%s: a text that was sent is said to be sent', async (answer) => {
    shortenTheLimit();
    const text = OPERATIONS['a text to everyone'];
    if (!text) throw new Error('no such operation');
    const loss = { carriedOut: true, answer };
    const held = (): void => void centre.gws.faults.holdNotifications({ user: 'sam' });
    expect(await loseAndClaim(text, loss, held)).toEqual({ claim: 'done', posts: 1 });
    expect(centre.texts(session.id)).toEqual(['Hello']);
  });

  it.each(LOST_ANSWERS)('%s: a text that was not sent is said not to be', async (answer) => {
    shortenTheLimit();
    const text = OPERATIONS['a text to everyone'];
    if (!text) throw new Error('no such operation');
    expect(await loseAndClaim(text, { carriedOut: false, answer })).toEqual({ claim: 'not-done', posts: 1 });
    expect(centre.texts(session.id)).toEqual([]);
  });

  it('is not a refusal of the API, which changes nothing', async () => {
    await open();
    for (const refusal of [{ statusCode: 4 }, { statusCode: 2, httpStatus: 502 }, { statusCode: 3 }]) {
      centre.gws.faults.refuseNext({ operationName: 'SendMessage', ...refusal });
      await expect(send()).rejects.not.toMatchObject({ code: 'outcome-unknown' });
    }
    expect(outcomes()).toEqual([]);
  });

  it('is said of what the API has not completed', async () => {
    await open();
    centre.gws.faults.refuseNext({ operationName: 'SendMessage', statusCode: 9 });
    await expect(send()).rejects.toMatchObject({ code: 'outcome-unknown' });
  });
});

describe('a text whose answer was lost', () => {
  it('is not known at first, and cannot be sent again meanwhile', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    expect(phase()).toBe('asking');
    await expect(send()).rejects.toMatchObject({ code: 'outcome-unknown' });
    await expect(send('another text')).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(posts()).toBe(1);
    // To other readers she may write.
    await centre.commands.sendMessage({ sessionId: session.id, to: 'agents', text: 'Hello' });
  });

  it('may be sent again when it was not sent, and then once', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    await until('the verdict', () => phase() === 'not-done');
    await send();
    expect(posts()).toBe(2);
    expect(outcomes()).toEqual([]);
    await until('the text', () => centre.texts(session.id).length === 1);
  });

  it('may be sent again in vain, and is told apart from the first', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    await until('the verdict', () => phase() === 'not-done');
    centre.gws.faults.holdNotifications({ user: 'sam' });
    await sendInVain({ carriedOut: true, answer: '504' });
    await until('the verdict', () => phase() === 'done');
    expect(centre.texts(session.id)).toEqual(['Hello']);
  });

  it('that comes late is not said to be not sent before', async () => {
    await open();
    const phases: (Outcome['phase'] | undefined)[] = [];
    centre.appState.subscribe(({ outcomes: latest }) => latest && phases.push(latest.at(-1)?.phase));
    await sendInVain({ carriedOut: true, carriedOutAfter: PACE.lateLimit / 2, answer: '502' });
    await until('the verdict', () => phase() === 'done');
    expect(phases).toEqual(['asking', 'done']);
  });

  it('that comes after it was said to be not sent is said to be sent', async () => {
    await open();
    await sendInVain({ carriedOut: true, carriedOutAfter: 3 * PACE.lateLimit, answer: '502' });
    await until('the first verdict', () => phase() === 'not-done');
    await until('the second', () => phase() === 'done');
  });

  it('is not taken for the same text that was sent before', async () => {
    await open();
    await send('yes');
    await sendInVain({ carriedOut: false, answer: '502' }, 'yes');
    await until('the verdict', () => phase() === 'not-done');
  });

  it('is not taken for the same text whose line has not come yet', async () => {
    await open();
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    await send('yes');
    await sendInVain({ carriedOut: false, answer: '502' }, 'yes');
    held.release();
    await until('the verdict', () => phase() === 'not-done');
    expect(centre.texts(session.id)).toEqual(['yes']);
  });

  it('is counted with the same text before it', async () => {
    await open();
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    await send('yes');
    await sendInVain({ carriedOut: true, answer: '502' }, 'yes');
    await until('the verdict', () => phase() === 'done');
    held.drop();
    expect(centre.texts(session.id)).toEqual(['yes', 'yes']);
  });

  it.each([
    ['  Hello\r\nthere  ', 'Hello\nthere'],
    ['Hello\nthere', 'Hello there'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['cafe\u0301', 'caf\u00e9'],
    ['a\u200bb', 'ab'],
  ])('%j is known when the server has made %j of it', async (text, made) => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' }, text);
    session.supervisorSays('sam', made);
    await until('the verdict', () => phase() === 'done');
  });

  it('is still not known when another text of mine has come, which may have been made of it', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' }, 'Zażółć gęślą');
    session.supervisorSays('sam', 'Za???? g??l?');
    await until('the verdict', () => phase() !== 'asking');
    expect(phase()).toBe('not-known');
  });

  it.each(['agentSays', 'customerSays'] as const)('is not found in what %s', async (says) => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    session[says]('Hello');
    await until('the verdict', () => phase() === 'not-done');
  });

  it('is still not known when the same words have come to other readers: my mode was changed on the way', async () => {
    await open();
    centre.gws.faults.loseAnswer({
      operationName: 'SendMessage',
      carriedOut: true,
      carriedOutAfter: 100,
      answer: '502',
    });
    const sent = send('Hello');
    await centre.gws.requests.waitFor(({ operationName }) => operationName === 'SendMessage', 5000);
    session.supervisorSwitches('sam', 'coach');
    await expect(sent).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the outcome', () => phase() !== 'asking');
    expect(phase()).toBe('not-known');
    expect(posts()).toBe(1);
  });

  it('is not found in what I said to other readers', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    session.supervisorSaysToAgents('sam', 'Hello');
    await until('the verdict', () => phase() === 'not-done');
  });

  it('is sent when its line has come before the answer fails', async () => {
    await open();
    centre.gws.faults.loseAnswer({
      operationName: 'SendMessage',
      carriedOut: true,
      answer: '502',
      answerAfter: 400,
    });
    await send();
    expect(outcomes()).toEqual([]);
  });

  it('of a session that has ended meanwhile stays not known', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    session.complete();
    await until('the verdict', () => phase() === 'not-known');
  });

  it('is found out after the connection has come back', async () => {
    await open();
    await sendInVain({ carriedOut: true, carriedOutAfter: 50, answer: '502' });
    await centre.gws.restart({ downForMs: 600 });
    await until('the verdict', () => phase() === 'done' || phase() === 'not-done');
    expect(phase()).toBe(centre.texts(session.id).includes('Hello') ? 'done' : 'not-done');
    expect(posts()).toBe(1);
  });

  it('leaves what is kept of the draft when it was sent, and what was typed behind it stays', async () => {
    await open();
    centre.gws.faults.holdNotifications({ user: 'sam' });
    const draft = { sessionId: session.id, to: 'everyone', kind: 'text' } as const;
    centre.draftStore.keep({ ...draft, text: 'Hello and more' });
    await sendInVain({ carriedOut: true, answer: '502' });
    await until('the verdict', () => phase() === 'done');
    expect(centre.draftStore.recall().drafts).toEqual([{ ...draft, text: ' and more' }]);
  });

  it('is kept for a page that is lost at that moment, until it turns out to be sent', async () => {
    await open();
    centre.gws.faults.holdNotifications({ user: 'sam' });
    const draft = { sessionId: session.id, to: 'everyone', kind: 'text', text: 'Hello' } as const;
    await sendInVain({ carriedOut: true, carriedOutAfter: 100, answer: '502' });
    expect(centre.draftStore.recall().drafts).toEqual([draft]);
    await until('the verdict', () => phase() === 'done');
    expect(centre.draftStore.recall().drafts).toEqual([]);
  });

  it('is forgotten by who signs out', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' });
    await centre.commands.signOut({});
    expect(outcomes()).toEqual([]);
  });

  it('that is still not known may be given up, and sent again', async () => {
    await open();
    await sendInVain({ carriedOut: false, answer: '502' }, 'Zażółć');
    session.supervisorSays('sam', 'Za????');
    await centre.commands.dismissOutcome({ id: outcomes()[0]?.id ?? 0 });
    expect(phase(), 'while it is being found out').toBe('asking');
    await until('the verdict', () => phase() === 'not-known');
    await centre.commands.dismissOutcome({ id: outcomes()[0]?.id ?? 0 });
    expect(outcomes()).toEqual([]);
    await send('Zażółć');
    expect(posts()).toBe(2);
  });
});

describe('a change of data whose answer was lost', () => {
  const changes: readonly (readonly [string, string, () => Promise<null> | null])[] = [
    [
      'a disposition',
      'SetDisposition',
      () => centre.commands.setDisposition({ sessionId: session.id, name: 'Resolved' }),
    ],
    [
      'an entry',
      'AttachUserData',
      () =>
        centre.commands.changeAttachedData({
          sessionId: session.id,
          change: 'attach',
          key: 'New',
          value: 'y',
        }),
    ],
  ];
  it.each(changes)(
    '%s stays not known when the session has ended meanwhile',
    async (_what, operationName, change) => {
      await open();
      const held = centre.gws.faults.holdNotifications({ user: 'sam' });
      centre.gws.faults.loseAnswer({ operationName, carriedOut: true, answer: '502', answerAfter: 50 });
      const changing = change();
      await centre.gws.requests.waitFor((request) => request.operationName === operationName, 5000);
      session.complete();
      held.drop();
      await expect(changing).rejects.toMatchObject({ code: 'outcome-unknown' });
      await until('the verdict', () => phase() !== 'asking');
      expect(phase()).toBe('not-known');
    },
  );
});

describe('a switch whose answer was lost', () => {
  it('stays asked for, in the old mode and without a word to anybody, until it is known', async () => {
    await open();
    centre.gws.faults.loseAnswer({ operationName: 'SwitchToCoach', carriedOut: false, answer: '502' });
    const switching = centre.commands.switchMode({ sessionId: session.id, mode: 'coach' });
    await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(centre.session(session.id)).toMatchObject({ mode: 'barge-in', pendingMode: 'coach' });
    await expect(send()).rejects.toMatchObject({ code: 'switch-in-progress' });
    await until('the verdict', () => phase() === 'not-done');
    expect(centre.session(session.id)).toMatchObject({ mode: 'barge-in', pendingMode: null });
  });

  it('is read at once', async () => {
    await open();
    centre.gws.faults.holdNotifications({ user: 'sam' });
    centre.gws.faults.loseAnswer({ operationName: 'SwitchToMonitor', carriedOut: true, answer: '502' });
    const switching = centre.commands.switchMode({ sessionId: session.id, mode: 'monitor' });
    await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the mode', () => centre.session(session.id)?.mode === 'monitor');
    expect(centre.session(session.id)?.pendingMode).toBeNull();
    expect(phase()).toBe('done');
  });
});

describe('a mode that was found out', () => {
  it('is not told any more when it is another one again', async () => {
    await open();
    centre.gws.faults.holdNotifications({ user: 'sam' });
    centre.gws.faults.loseAnswer({ operationName: 'SwitchToMonitor', carriedOut: true, answer: '502' });
    const switching = centre.commands.switchMode({ sessionId: session.id, mode: 'monitor' });
    await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the finding', () => phase() === 'done');
    session.supervisorSwitches('sam', 'barge-in');
    await centre.connection.reread(session.id);
    expect(centre.session(session.id)?.mode).toBe('barge-in');
    expect(outcomes()).toEqual([]);
  });

  it.each([true, false])(
    'carried out: %s, is not claimed of a session that has ended before it was',
    async (carriedOut) => {
      await open();
      centre.gws.faults.holdNotifications({ user: 'sam' });
      centre.gws.faults.loseAnswer({
        operationName: 'SwitchToMonitor',
        carriedOut,
        answer: '502',
        answerAfter: 200,
      });
      const claims: Outcome['phase'][] = [];
      centre.appState.subscribe((changes) =>
        claims.push(...(changes.outcomes ?? []).map((each) => each.phase)),
      );
      const switching = centre.commands.switchMode({ sessionId: session.id, mode: 'monitor' });
      await until('the request', () => posts('SwitchToMonitor') > 0);
      session.complete();
      await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
      await until('the end', () => centre.session(session.id)?.ended === true);
      await until('nothing to find out', () => phase() !== 'asking');
      expect(claims).not.toContain('not-done');
      expect(claims).not.toContain('done');
      expect(centre.session(session.id)?.pendingMode).toBeNull();
      const audit = await centre.commands.readAudit({});
      expect(audit.map(({ outcome }) => outcome)).toEqual(['unknown']);
    },
  );
});

describe('what the end of a session hides', () => {
  const HIDDEN = [
    'a disposition',
    'attaching data',
    'updating data',
    'deleting data',
    'the end of a consultation',
  ];

  it.each(HIDDEN.flatMap((name) => [true, false].map((carriedOut): [string, boolean] => [name, carriedOut])))(
    '%s, carried out: %s, is claimed neither way',
    async (name, carriedOut) => {
      await open();
      const operation = OPERATIONS[name];
      if (!operation) throw new Error(`no operation ${name}`);
      const { operationName } = operation;
      const command = await operation.prepare();
      centre.gws.faults.holdNotifications({ user: 'sam' });
      centre.gws.faults.loseAnswer({ operationName, carriedOut, answer: '502', answerAfter: 200 });
      const claims: Outcome['phase'][] = [];
      centre.appState.subscribe((changes) =>
        claims.push(...(changes.outcomes ?? []).map((each) => each.phase)),
      );
      const answered = expect(command()).rejects.toMatchObject({ code: 'outcome-unknown' });
      await until('the request', () => posts(operationName) > 0);
      session.complete();
      await answered;
      await until('the end', () => centre.session(session.id)?.ended === true);
      await until('nothing more to be asked', () => phase() !== 'asking');
      expect(claims).not.toContain('not-done');
      expect(claims).not.toContain('done');
    },
  );

  it.each(['leave', 'complete'] as const)('%s, and signing out, is recorded as unknown', async (how) => {
    await open();
    const operationName = how === 'leave' ? 'Leave' : 'Complete';
    centre.gws.faults.loseAnswer({ operationName, carriedOut: false, answer: '502' });
    const closing = centre.commands.closeSession({ sessionId: session.id, how });
    await expect(closing).rejects.toMatchObject({ code: 'outcome-unknown' });
    await centre.connection.signOut();
    await centre.signIn();
    // What is written comes in order: with this, all that was found before is in the trail.
    centre.gws.faults.refuseNext({ operationName: 'SendMessage' });
    await expect(send()).rejects.toMatchObject({ code: 'operation-refused' });
    const audit = await centre.commands.readAudit({});
    expect(audit.at(-1)).toMatchObject({ action: 'closeSession', outcome: 'unknown' });
  });
});

describe('an operation under way when its person signs out', () => {
  it('leaves nothing for whoever comes next', async () => {
    await open();
    const { setTimeout: realSetTimeout } = globalThis;
    // Only the limit for a confirmation is shortened.
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((handler: () => void, delay?: number) =>
      realSetTimeout(handler, delay === 10_000 ? 1500 : delay),
    );
    centre.gws.faults.holdNotifications({ user: 'sam' });
    const changing = centre.commands.changeAttachedData({
      sessionId: session.id,
      change: 'attach',
      key: 'New',
      value: 'a',
    });
    const ended = expect(changing).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the request', () => posts('AttachUserData') > 0);
    await centre.connection.signOut();
    await ended;
    expect(outcomes()).toEqual([]);
  });
});

describe('what is asked for again because its outcome is not known', () => {
  it('is done when the server does not know the session any more', async () => {
    await open();
    const leave = (): Promise<void> =>
      run(centre.commands.closeSession({ sessionId: session.id, how: 'leave' }));
    centre.gws.faults.loseAnswer({ operationName: 'Leave', carriedOut: false, answer: '502' });
    await expect(leave()).rejects.toMatchObject({ code: 'outcome-unknown' });
    centre.gws.faults.refuseNext({ operationName: 'Leave', statusCode: 6 });
    await leave();
  });

  it('is an order that may stand already', async () => {
    await open();
    const order = (): unknown =>
      centre.commands.monitorAgent({ agentId: agentId(), mode: 'monitor', scope: 'all' });
    centre.gws.faults.loseAnswer({ operationName: 'Monitor', carriedOut: true, answer: '502' });
    await expect(order()).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(phase()).toBe('not-known');
    await expect(order()).resolves.toBeNull();
    expect(outcomes()).toEqual([]);
  });
});

describe('a change that the session seems to show already', () => {
  it('is not believed before the server has taken it', async () => {
    await open();
    const [disposition] = await centre.commands.listDispositions({});
    const name = disposition?.name ?? '';
    await centre.commands.changeAttachedData({
      sessionId: session.id,
      change: 'attach',
      key: 'Copy',
      value: name,
    });
    centre.gws.faults.refuseNext({ operationName: 'SetDisposition' });
    const setting = (): unknown => centre.commands.setDisposition({ sessionId: session.id, name });
    await expect(setting()).rejects.toMatchObject({ code: 'operation-refused' });
    await expect(setting()).resolves.toBeNull();
  });
});

it('is recorded as unknown, and then as what it was found to be', async () => {
  await open();
  centre.gws.faults.holdNotifications({ user: 'sam' });
  await sendInVain({ carriedOut: false, answer: '502' });
  const outcomesRecorded = async (): Promise<unknown[]> =>
    (await centre.commands.readAudit({})).map(({ outcome }) => outcome);
  expect(await outcomesRecorded()).toEqual(['unknown']);
  await until('the verdict', () => phase() === 'not-done');
  await vi.waitFor(async () => expect(await outcomesRecorded()).toEqual(['not-done']));
  await sendInVain({ carriedOut: true, answer: '502' });
  await vi.waitFor(async () => expect(await outcomesRecorded()).toEqual(['done', 'not-done']));
});
