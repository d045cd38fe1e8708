/** Every operation on a session, against a real simulator: the exact request, and what becomes of the session. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import type { ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

let centre: ContactCentre;
let session: ScriptedSession;
let commands: CommandHandlers;
let sessionId: string;

const EVERY_CAPABILITY = [
  'SendUrl',
  'SendCustomNotice',
  'SendCustomNoticeToAgents',
  'Complete',
  'LeaveAndComplete',
];

beforeEach(async () => {
  centre = await openContactCentre({ dialect: { extraCapabilities: EVERY_CAPABILITY } });
  session = centre.gws.world.startSession({
    agent: 'amy',
    supervisors: [{ user: 'sam', mode: 'barge-in' }],
    userData: { Subject: 'Delivery' },
  });
  ({ commands } = centre);
  sessionId = session.id;
  await centre.signIn();
});
afterEach(() => centre.close());

/** Bodies of the operations on the session, in order. */
function asked(): readonly unknown[] {
  const mine = centre.gws.requests.operations().filter(({ path }) => path.endsWith(sessionId));
  expect(mine.every(({ method }) => method === 'POST')).toBe(true);
  return mine.map(({ body }) => body);
}

function data(key: string): string | undefined {
  return centre.session(sessionId)?.attachedData.find((entry) => entry.key === key)?.value;
}

describe('writing', () => {
  it('sends a link', async () => {
    await commands.sendLink({ sessionId, url: ' https://tracking.example.com/1 ' });
    expect(asked()).toEqual([{ operationName: 'SendUrl', url: 'https://tracking.example.com/1' }]);
    expect(session.messages.at(-1)).toMatchObject({ type: 'PushUrl', url: 'https://tracking.example.com/1' });
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://bank.example.com@evil.example.com',
    'no address',
  ])('sends no link to %s', async (url) => {
    await expect(commands.sendLink({ sessionId, url })).rejects.toMatchObject({ code: 'link-not-allowed' });
    expect(asked()).toEqual([]);
  });

  it.each([
    ['everyone', 'SendCustomNotice', 'All'],
    ['agents', 'SendCustomNoticeToAgents', 'Agents'],
  ] as const)('sends a notice to %s', async (to, operationName, visibility) => {
    await commands.sendNotice({ sessionId, to, text: 'Survey' });
    expect(asked()).toEqual([{ operationName, noticeText: 'Survey' }]);
    expect(session.messages.at(-1)).toMatchObject({ type: 'CustomNotice', noticeText: 'Survey', visibility });
  });

  it.each([
    ['everyone', true, 'SendStartTypingNotification'],
    ['everyone', false, 'SendStopTypingNotification'],
    ['agents', true, 'SendStartTypingToAgentsNotification'],
    ['agents', false, 'SendStopTypingToAgentsNotification'],
  ] as const)('tells typing to %s: %s', async (to, isTyping, operationName) => {
    await commands.sendTyping({ sessionId, to, isTyping });
    expect(asked()).toEqual([{ operationName }]);
  });

  it("never shows a coach's typing, links or notices to the customer", async () => {
    await commands.switchMode({ sessionId, mode: 'coach' });
    centre.gws.requests.clear();
    const notAllowed = { code: 'message-not-allowed-in-mode' };
    const typing = commands.sendTyping({ sessionId, to: 'everyone', isTyping: true });
    await expect(typing).rejects.toMatchObject(notAllowed);
    await expect(commands.sendLink({ sessionId, url: 'https://a.example.com' })).rejects.toMatchObject(
      notAllowed,
    );
    const notice = commands.sendNotice({ sessionId, to: 'everyone', text: 'Hi' });
    await expect(notice).rejects.toMatchObject(notAllowed);
    expect(asked()).toEqual([]);
  });
});

describe('closing', () => {
  it.each([
    ['leave', 'Leave'],
    ['complete', 'Complete'],
    ['leave-and-complete', 'LeaveAndComplete'],
  ] as const)('%s', async (how, operationName) => {
    await commands.closeSession({ sessionId, how });
    expect(asked()).toEqual([{ operationName }]);
    expect(centre.session(sessionId)).toMatchObject({ ended: true, mode: null });
  });

  it('does not do what is not offered', async () => {
    const rejecting = commands.closeSession({ sessionId, how: 'reject' });
    await expect(rejecting).rejects.toMatchObject({ code: 'operation-not-permitted' });
    expect(asked()).toEqual([]);
  });
});

describe('bringing others in', () => {
  async function find(text: string): Promise<string> {
    const [entry] = await commands.searchDirectory({ text });
    if (!entry) throw new Error(`nobody found for ${text}`);
    return entry.address;
  }

  it('finds people by name', async () => {
    const found = await commands.searchDirectory({ text: 'okafor' });
    expect(found).toMatchObject([{ kind: 'person', name: 'Ben Okafor' }]);
  });

  it.each([
    ['invite', 'Invite'],
    ['consult', 'Consult'],
  ] as const)('%s', async (how, operationName) => {
    const address = await find('Ben');
    await commands[how]({ sessionId, address });
    expect(asked()).toEqual([{ operationName, targetUri: address }]);
    await until('Ben', () =>
      Boolean(centre.session(sessionId)?.participants.some(({ nickname }) => nickname === 'Ben Okafor')),
    );
  });

  it('transfers to a person by her address', async () => {
    const address = await find('Ben');
    await commands.transfer({ sessionId, address });
    expect(asked()).toEqual([{ operationName: 'Transfer', targetUri: address }]);
    await until('Ben', () => session.messages.some(({ from }) => from.nickname === 'Ben Okafor'));
  });

  it('transfers to a queue by its name', async () => {
    const queue = (await commands.searchDirectory({ text: '' })).find(({ kind }) => kind === 'queue');
    if (!queue) throw new Error('no queue');
    await commands.transfer({ sessionId, address: queue.address });
    expect(asked()).toEqual([{ operationName: 'Transfer', queueName: queue.name }]);
  });

  it('ends a consultation', async () => {
    await commands.consult({ sessionId, address: await find('Ben') });
    await until('the offer', () =>
      Boolean(centre.session(sessionId)?.offers.actions.includes('cancel-consult')),
    );
    await commands.cancelConsult({ sessionId });
    expect(asked().at(-1)).toEqual({ operationName: 'CancelConsult' });
  });

  it('brings in nobody whom no search gave', async () => {
    const address = 'https://evil.example.com/users/1';
    const inviting = commands.invite({ sessionId, address });
    await expect(inviting).rejects.toMatchObject({ code: 'agent-not-found' });
    expect(asked()).toEqual([]);
  });
});

describe('attached data', () => {
  /** Another session, which holds this. */
  async function beginWith(userData: Readonly<Record<string, unknown>>): Promise<void> {
    const supervisors = [{ user: 'sam', mode: 'barge-in' }] as const;
    sessionId = centre.gws.world.startSession({ agent: 'amy', supervisors, userData }).id;
    await until('the entry', () => data('Entry') !== undefined);
  }

  it('is attached, updated and deleted', async () => {
    await commands.changeAttachedData({ sessionId, change: 'attach', key: 'Order: #', value: 'A-1' });
    expect(data('Order: #')).toBe('A-1');
    await commands.changeAttachedData({ sessionId, change: 'update', key: 'Order: #', value: 'A-2' });
    expect(data('Order: #')).toBe('A-2');
    await commands.changeAttachedData({ sessionId, change: 'delete', key: 'Order: #', value: '' });
    expect(data('Order: #')).toBeUndefined();
    expect(asked()).toEqual([
      { operationName: 'AttachUserData', userData: { 'Order: #': 'A-1' } },
      { operationName: 'UpdateUserData', userData: { 'Order: #': 'A-2' } },
      { operationName: 'DeleteUserData', keys: ['Order: #'] },
    ]);
    expect(data('Subject')).toBe('Delivery');
  });

  it('is not overwritten by attaching, and has a key', async () => {
    const again = commands.changeAttachedData({ sessionId, change: 'attach', key: 'Subject', value: 'x' });
    await expect(again).rejects.toMatchObject({ code: 'data-key-exists' });
    const nameless = commands.changeAttachedData({ sessionId, change: 'attach', key: ' ', value: 'x' });
    await expect(nameless).rejects.toMatchObject({ code: 'data-key-missing' });
    expect(asked()).toEqual([]);
  });

  it.each([
    ['12 High Street\nLeeds', 'Flat 2\n12 High Street\r\nLeeds', 'Flat 2\n12 High Street\r\nLeeds'],
    [7, '8', 8],
    [7, ' 8.50 ', 8.5],
    [-1.5, '-2', -2],
    ['7', '8', '8'],
    ['0044', ' 0045 ', ' 0045 '],
    ['', 'true', 'true'],
  ])('%j, changed to %j, is sent as %j', async (before, typed, sent) => {
    await beginWith({ Entry: before, Nested: { a: [1, 2] }, Flag: true, Nothing: null });
    await commands.changeAttachedData({ sessionId, change: 'update', key: 'Entry', value: typed });
    expect(asked()).toEqual([{ operationName: 'UpdateUserData', userData: { Entry: sent } }]);
    expect(data('Nested')).toBe('{"a":[1,2]}');
    expect(data('Flag')).toBe('true');
    expect(data('Nothing')).toBe('null');
  });

  it.each(['', ' ', '8a', '0x10', 'Infinity', '1e999', '12345678901234567890', '8,5'])(
    'is a number that %j cannot take the place of',
    async (value) => {
      await beginWith({ Entry: 7 });
      const changing = commands.changeAttachedData({ sessionId, change: 'update', key: 'Entry', value });
      await expect(changing).rejects.toMatchObject({ code: 'data-number-wanted' });
      expect(asked()).toEqual([]);
    },
  );

  it('holds the disposition', async () => {
    const [disposition] = await commands.listDispositions({});
    if (!disposition) throw new Error('no disposition');
    await commands.setDisposition({ sessionId, name: disposition.name });
    expect(asked()).toEqual([{ operationName: 'SetDisposition', disposition: disposition.name }]);
  });
});

describe('what the server takes back', () => {
  it.each([false, true])('reaches the command that was given (before the reply: %s)', async (beforeReply) => {
    const failure = { operationName: 'Invite', errorMessage: 'Unable to invite', beforeReply };
    centre.gws.faults.failLater(failure);
    const [entry] = await commands.searchDirectory({ text: 'Ben' });
    const inviting = commands.invite({ sessionId, address: entry?.address ?? '' });
    await expect(inviting).rejects.toMatchObject({
      code: 'operation-refused',
      serverSays: 'Unable to invite',
    });
    expect(centre.unclaimed).toEqual([]);
  });

  it('reaches a command whose outcome the session would show', async () => {
    centre.gws.faults.failLater({
      operationName: 'AttachUserData',
      errorMessage: 'Unable to manage user data',
    });
    const attaching = commands.changeAttachedData({ sessionId, change: 'attach', key: 'k', value: 'v' });
    await expect(attaching).rejects.toMatchObject({ serverSays: 'Unable to manage user data' });
  });
});

it('tells the server which session is in front', async () => {
  await commands.openSession({ sessionId });
  await until('the focus', () => asked().length === 1);
  expect(asked()).toEqual([{ operationName: 'SetInFocus' }]);
});

it('records what was done, and nothing of what was written', async () => {
  await commands.sendMessage({ sessionId, to: 'everyone', text: 'secret words' });
  await commands.switchMode({ sessionId, mode: 'coach' });
  await expect(commands.sendMessage({ sessionId, to: 'everyone', text: 'x' })).rejects.toThrow();
  const entries = await commands.readAudit({});
  expect(
    entries.map(({ action, from, to, detail, outcome, agent }) => [action, from, to, detail, outcome, agent]),
  ).toEqual([
    ['sendMessage', null, null, 'text to everyone', 'message-not-allowed-in-mode', 'Amy Novak'],
    ['switchMode', 'barge-in', 'coach', '', 'done', 'Amy Novak'],
    ['sendMessage', null, null, 'text to everyone', 'done', 'Amy Novak'],
  ]);
  expect(await commands.exportAudit({})).toEqual({ saved: true });
  expect(centre.desktopCalls.join()).not.toContain('secret words');
});

it('works in a session whose id has odd characters', async () => {
  const odd = centre.gws.world.startSession({
    agent: 'amy',
    id: 'odd/ü ?#%25..',
    supervisors: [{ user: 'sam', mode: 'coach' }],
  });
  await until('the session', () => centre.session(odd.id)?.mode === 'coach');
  await commands.switchMode({ sessionId: odd.id, mode: 'monitor' });
  expect(odd.modeOf('sam')).toBe('monitor');
  odd.customerSays('Hello');
  await until('the text', () => centre.texts(odd.id).includes('Hello'));
});
