/** The same command twice at the same moment, as two presses or two pages give it: the server gets it once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

const PACE = { lateLimit: 400, settleTime: 200, firstPause: 20, longestPause: 100, told: 60_000 };

let centre: ContactCentre;
let session: ScriptedSession;

beforeEach(async () => {
  centre = await openContactCentre({
    dialect: { extraCapabilities: ['SendUrl', 'SendCustomNotice', 'Complete', 'LeaveAndComplete'] },
    outcomePace: PACE,
  });
  session = centre.gws.world.startSession({
    agent: 'amy',
    supervisors: [{ user: 'sam', mode: 'barge-in' }],
  });
  await centre.signIn();
});
afterEach(() => centre.close());

function posts(operationName: string): number {
  return centre.gws.requests.operations(operationName).length;
}

async function findBen(): Promise<string> {
  const [entry] = await centre.commands.searchDirectory({ text: 'ben' });
  if (!entry) throw new Error('nobody found');
  return entry.address;
}

const send = (text = 'ok', to: 'everyone' | 'agents' = 'everyone'): Promise<null> =>
  Promise.resolve(centre.commands.sendMessage({ sessionId: session.id, to, text }));

/** How each of them ends: `done`, or the code of what it is refused with. */
async function endsOf(...commands: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const ends = await Promise.allSettled(commands);
  return ends.map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason as { code?: string }).code));
}

describe('of two equal ones at the same moment the second is refused', () => {
  it.each<readonly [string, () => Promise<() => unknown>]>([
    ['SendMessage', async () => () => send()],
    ['SendToAgents', async () => () => send('ok', 'agents')],
    [
      'SendUrl',
      async () => () => centre.commands.sendLink({ sessionId: session.id, url: 'https://a.example/' }),
    ],
    [
      'SendCustomNotice',
      async () => () => centre.commands.sendNotice({ sessionId: session.id, to: 'everyone', text: 'Hello' }),
    ],
    [
      'SwitchToMonitor',
      async () => () => centre.commands.switchMode({ sessionId: session.id, mode: 'monitor' }),
    ],
    ['Leave', async () => () => centre.commands.closeSession({ sessionId: session.id, how: 'leave' })],
    ['Leave', async () => () => centre.commands.endWork({})],
    ['Complete', async () => () => centre.commands.closeSession({ sessionId: session.id, how: 'complete' })],
    ...(['transfer', 'invite', 'consult'] as const).map(
      (how): readonly [string, () => Promise<() => unknown>] => [
        how.slice(0, 1).toUpperCase() + how.slice(1),
        async () => {
          const address = await findBen();
          return () => centre.commands[how]({ sessionId: session.id, address });
        },
      ],
    ),
  ])('%s', async (operationName, prepare) => {
    const command = await prepare();
    // What the network does to the first must not let the second by.
    centre.gws.faults.delayReply({ operationName, ms: 200 });
    const give = (): Promise<unknown> => Promise.resolve(command());
    expect(await endsOf(give(), give())).toEqual(['done', 'already-under-way']);
    expect(posts(operationName)).toBe(1);
  });
});

it('equal texts one after the other are two', async () => {
  expect(await endsOf(send())).toEqual(['done']);
  expect(await endsOf(send())).toEqual(['done']);
  expect(posts('SendMessage')).toBe(2);
  await until('both lines', () => centre.texts(session.id).filter((text) => text === 'ok').length === 2);
});

it('other texts, and other readers, are not held up', async () => {
  expect(await endsOf(send('ok'), send('yes'), send('ok', 'agents'))).toEqual(['done', 'done', 'done']);
});

it('"Send again", pressed twice at the same moment after "not sent", sends once', async () => {
  centre.gws.faults.loseAnswer({ operationName: 'SendMessage', carriedOut: false, answer: 'cut' });
  expect(await endsOf(send())).toEqual(['outcome-unknown']);
  // As long as nobody knows, it is not sent again.
  expect(await endsOf(send(), send())).toEqual(['outcome-unknown', 'already-under-way']);
  await until('not sent', () => centre.appState.read().outcomes.at(-1)?.phase === 'not-done');
  const before = posts('SendMessage');
  expect(await endsOf(send(), send())).toEqual(['done', 'already-under-way']);
  expect(posts('SendMessage')).toBe(before + 1);
});

describe('of two ways out of a session at the same moment', () => {
  /** Nothing tells meanwhile that the session is left. */
  beforeEach(() => {
    centre.gws.faults.delayReply({ operationName: 'Leave', ms: 200 });
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    setTimeout(held.release, 300);
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['the end of my work', async () => centre.commands.endWork({})],
    ['quitting, with my work ended', async () => centre.commands.quit({ how: 'end-work' })],
    ['quitting, with my sessions left', async () => centre.commands.quit({ how: 'leave-sessions' })],
  ])('Leave and %s: one Leave', async (_what, end) => {
    const leaving = Promise.resolve(centre.commands.closeSession({ sessionId: session.id, how: 'leave' }));
    await until('Leave is under way', () => posts('Leave') === 1);
    expect(await endsOf(leaving, end())).toEqual(['done', 'done']);
    expect(posts('Leave')).toBe(1);
  });

  it('the end of my work and Leave: the second is refused', async () => {
    const leave = (): Promise<unknown> =>
      Promise.resolve(centre.commands.closeSession({ sessionId: session.id, how: 'leave' }));
    expect(await endsOf(Promise.resolve(centre.commands.endWork({})), leave())).toEqual([
      'done',
      'already-under-way',
    ]);
    expect(posts('Leave')).toBe(1);
  });

  it('two ends of my work, asked for in different places: one Leave', async () => {
    await endsOf(
      Promise.resolve(centre.commands.endWork({})),
      Promise.resolve(centre.commands.quit({ how: 'end-work' })),
    );
    expect(posts('Leave')).toBe(1);
  });

  it('Leave and Leave and complete: the second is refused', async () => {
    const give = (how: 'leave' | 'leave-and-complete'): Promise<unknown> =>
      Promise.resolve(centre.commands.closeSession({ sessionId: session.id, how }));
    expect(await endsOf(give('leave'), give('leave-and-complete'))).toEqual(['done', 'already-under-way']);
    expect([posts('Leave'), posts('LeaveAndComplete')]).toEqual([1, 0]);
  });
});
