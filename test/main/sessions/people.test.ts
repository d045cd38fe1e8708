/** Who is who: one entry for each person, true roles, names that can be read and told apart. From the server's own words. */
import { beforeEach, describe, expect, it } from 'vitest';
import { lineAt } from '#main/sessions/line-list.ts';
import type { Told, Wire } from './told.ts';
import { openTold, SESSION_ID, WIRE_CUSTOMER, wireAgent, wireMe } from './told.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
});

const names = (): readonly string[] => told.session().participants.map(({ nickname }) => nickname);
const roles = (): readonly string[] =>
  told.session().participants.map(({ nickname, role }) => `${nickname} ${role}`);

describe('my participant told twice', () => {
  const other = (visibility: string | undefined, change: Wire = {}): Wire =>
    wireMe(visibility, { participantId: 'p-me-2', ...change });

  it.each([
    ['Supervisors', 'All', 'barge-in'],
    ['All', 'Supervisors', 'barge-in'],
    ['Supervisors', 'Agents', 'coach'],
    ['Agents', 'Agent', 'coach'],
    ['Supervisors', 'Supervisors', 'monitor'],
    ['Supervisors', undefined, null],
    ['Nobody', 'Supervisors', null],
    ['constructor', 'Agents', null],
    ['All', undefined, 'barge-in'],
  ])('%s and %s: the widest counts, or it is not known', (one, two, mode) => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe(one), other(two));
    expect(told.session().mode).toBe(mode);
    const mine = told.session().participants.filter(({ isMe }) => isMe);
    expect(mine).toHaveLength(1);
  });

  it.each([
    ['by path instead of uri', { uri: undefined, path: '/users/991a' }],
    ['in capitals', { uri: 'http://h/api/v2/users/991A' }],
    ['with a slash at the end', { uri: 'http://h/api/v2/users/991a//' }],
    ['with a query', { uri: 'http://h/api/v2/users/991a?fields=*' }],
    ['by a path that is somebody else’s', { path: '/users/somebody' }],
    ['by the same participant id, without a user', { uri: undefined, participantId: 'p-me' }],
    ['by the same participant id and user', { participantId: 'p-me' }],
    ['by an id that is a number', { participantId: 77 }],
  ])('%s: the widest counts', (_how, change) => {
    told.people(WIRE_CUSTOMER, wireMe('Supervisors'), other('All', change));
    expect(told.session().mode).toBe('barge-in');
    expect(told.session().participants.find(({ isMe }) => isMe)?.visibility).toBe('everyone');
  });

  it('of which one has left: no narrower mode is claimed', () => {
    told.people(WIRE_CUSTOMER, wireMe('All'), other('Supervisors'));
    told.say({ type: 'ParticipantLeft', from: wireMe('All') });
    expect(told.session().mode).not.toBe('monitor');
  });
});

describe('everybody else told twice', () => {
  it.each([
    ['the old one first', false],
    ['the new one first', true],
  ])('once by an old id without a user: one with one mode in every place, %s', (_name, isNewFirst) => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors'));
    const stale = wireMe('All', { uri: undefined });
    const now = wireMe('Supervisors', { participantId: 'p-new' });
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), ...(isNewFirst ? [now, stale] : [stale, now]));
    expect(told.session().mode).toBe('barge-in');
    expect(told.session().participants.filter(({ isMe }) => isMe)).toMatchObject([
      { nickname: 'Sam', visibility: 'everyone' },
    ]);
    told.people(
      WIRE_CUSTOMER,
      wireAgent('Amy', 'All', { participantId: 'p-amy-2' }),
      wireAgent('Amy', 'All', { uri: undefined }),
      wireMe('Supervisors'),
    );
    expect(told.session()).toMatchObject({ mode: 'monitor', agent: 'Amy' });
    expect(told.session().participants).toHaveLength(3);
  });

  it('is one, as wide as the widest, and every id is there once', () => {
    told.people(
      WIRE_CUSTOMER,
      WIRE_CUSTOMER,
      wireAgent('Amy', 'Agents'),
      wireAgent('Amy', 'All', { participantId: 'p-again' }),
      wireAgent('Ben', 'All', { participantId: 'p-amy' }),
      { ...WIRE_CUSTOMER, nickname: '', type: 'External' },
      wireMe('Supervisors'),
    );
    const { participants } = told.session();
    expect(participants.filter(({ nickname }) => nickname === 'Amy')).toMatchObject([
      { visibility: 'everyone' },
    ]);
    expect(new Set(participants.map(({ id }) => id)).size).toBe(participants.length);
    expect(participants).toHaveLength(5);
  });
});

describe('roles', () => {
  it('one who was seen by supervisors alone is a supervisor, whatever she does later', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'Supervisors'), wireMe('Supervisors'));
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'All'), wireMe('Supervisors'));
    expect(roles()).toEqual(['Maria customer', 'Amy agent', 'Sue supervisor', 'Sam supervisor']);
    expect(told.session().agent).toBe('Amy');
  });

  it('one who is hidden from the customer is a colleague: consulted or coaching cannot be known', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'Agents'), wireMe('Supervisors'));
    expect(roles()).toContain('Ben colleague');
    expect(told.session().agent).toBe('Amy');
    told.say({ from: wireAgent('Ben', 'Agents'), text: 'Ask for the number' });
    expect(told.lines()[0]?.from.role).toBe('colleague');
  });

  it('a consulted colleague who takes over is the agent, and her old texts say so', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'Agents'), wireMe('Supervisors'));
    told.say({ from: wireAgent('Ben', 'Agents'), text: 'Give it to me', visibility: 'Agents' });
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All'), wireMe('Supervisors'));
    expect(told.session().agent).toBe('Ben');
    expect(roles()).toContain('Ben agent');
    expect(told.lines()[0]?.from.role).toBe('agent');
    told.people(WIRE_CUSTOMER, wireAgent('Carl'), wireMe('Supervisors'));
    expect(told.session().agent).toBe('Carl');
    expect(told.lines()[0]?.from.role).toBe('agent');
  });

  it('two agents are both named, and after one has left the other', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben'), wireMe('Supervisors'));
    expect(told.session().agent).toBe('Amy, Ben');
    told.people(WIRE_CUSTOMER, wireAgent('Ben'), wireMe('Supervisors'));
    expect(told.session().agent).toBe('Ben');
  });

  it('nobody is named as the agent when none is there; in an ended session the last one', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Agents'));
    told.people(WIRE_CUSTOMER, wireMe('Agents'));
    expect(told.session().agent).toBeNull();
    told.tell({ state: 'Revoked' });
    expect(told.session().agent).toBe('Amy');
  });

  it('old lines are corrected when it becomes known who spoke, and the same are not made anew', () => {
    const sue = { nickname: 'Sue', type: 'Agent', participantId: 'p-sue' };
    told.say({ from: WIRE_CUSTOMER, text: 'Hello' }, { from: sue, text: 'I listen' });
    const first = lineAt(told.record().lines, 0);
    expect(told.lines()[1]?.from.role).toBe('agent');
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'Supervisors'), wireMe('Supervisors'));
    expect(told.lines()[1]?.from).toMatchObject({ nickname: 'Sue', role: 'supervisor' });
    expect(lineAt(told.record().lines, 0)).toBe(first);
  });

  it('a line that names me by my participant alone is mine', () => {
    told.say({ from: { nickname: 'Sam', type: 'Agent', participantId: 'p-me' }, text: 'Hi' });
    expect(told.lines()[0]?.from.isMe).toBe(false);
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('All'));
    expect(told.lines()[0]?.from).toMatchObject({ isMe: true, role: 'supervisor' });
  });
});

describe('names', () => {
  const BLANK = [
    '',
    '   ',
    '\u200B',
    '\u2060\u2060',
    '\u3164',
    '\uFFA0',
    '\u200F\u202E',
    '\u00AD',
    '\u2800',
    '\uFEFF',
    '\u0301',
    '\uFFFC',
    '\u{1D159}',
    null,
    undefined,
    {},
    '\t\n',
  ];

  it.each(BLANK)('a customer named %j goes by the number, the contact, or the session', (nickname) => {
    told.people({ ...WIRE_CUSTOMER, nickname }, wireAgent('Amy'), wireMe('Supervisors'));
    expect(told.session().customer).toBe('Customer 0001Da9P');
    told.tell({ userData: { ContactId: '0000PaB3QTCG000P' } });
    expect(told.session().customer).toBe('Contact 0000PaB3QTCG000P');
    told.tell({ userData: { ContactId: '0000PaB3QTCG000P', PhoneNumber: '+49 151 2345678' } });
    expect(told.session().customer).toBe('+49 151 2345678');
    expect(names()).toContain('+49 151 2345678');
  });

  it.each(BLANK)('an agent named %j goes by her user', (nickname) => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy', 'All', { nickname }), wireMe('Supervisors'));
    told.say({ from: wireAgent('Amy', 'All', { nickname }), text: 'Hi' });
    expect(told.session().agent).toBe('Agent amy');
    expect(told.lines()[0]?.from.nickname).toBe('Agent amy');
  });

  it('a name behind a thousand signs that nobody sees begins with what is seen', () => {
    told.people({ ...WIRE_CUSTOMER, nickname: `${'\u200B'.repeat(1000)}Bob` }, wireMe('Supervisors'));
    expect(told.session().customer).toBe('Bob');
  });

  it('a name in which a few signs are not seen is left as it is written', () => {
    told.people({ ...WIRE_CUSTOMER, nickname: '  \u200F\u2067דנה ' }, wireMe('Supervisors'));
    expect(told.session().customer).toBe('\u200F\u2067דנה');
  });

  it.each([
    ['PhoneNumber', '1-2-3'],
    ['PhoneNumber', 'call me'],
    ['PhoneNumber', '1 2 3'],
    ['OrderNumber', '4711 4711'],
    ['ContactId', ' '],
  ])('the attached %s %j names nobody', (key, value) => {
    told.people({ ...WIRE_CUSTOMER, nickname: '' }, wireAgent('Amy'), wireMe('Supervisors'));
    told.tell({ userData: { [key]: value } });
    expect(told.session().customer).toBe('Customer 0001Da9P');
  });

  it('a name that is a number is a name', () => {
    told.people({ ...WIRE_CUSTOMER, nickname: 4915112345 }, wireMe('Supervisors'));
    expect(told.session().customer).toBe('4915112345');
  });

  it('nobody known: the session goes by its number, its contact or its id', () => {
    told.tell({ state: 'Invited' });
    expect(told.session().customer).toBe(SESSION_ID);
    told.tell({ userData: { 'Customer Phone': '0151 2345678' } });
    expect(told.session().customer).toBe('0151 2345678');
  });

  it.each([
    ['Amy', 'Amy (2)'],
    ['amy', 'amy (2)'],
    ['A\u200Bmy', 'A\u200Bmy (2)'],
    ['Ａｍｙ', 'Ａｍｙ (2)'],
  ])(
    'two of one name are told apart, in the list and in the transcript, and stay so: %j',
    (nickname, shown) => {
      const second = wireAgent('Ava', 'All', { nickname });
      told.people(WIRE_CUSTOMER, wireAgent('Amy'), second, wireMe('Supervisors'));
      told.say({ from: wireAgent('Amy'), text: 'One' }, { from: second, text: 'Two' });
      expect(names()).toEqual(['Maria', 'Amy', shown, 'Sam']);
      expect(told.lines().map(({ from }) => from.nickname)).toEqual(['Amy', shown]);
      told.people(WIRE_CUSTOMER, second, wireMe('Supervisors'));
      expect(told.session().agent).toBe(shown);
    },
  );

  it('a customer keeps her name beside a namesake among the staff', () => {
    told.people(wireAgent('Maria'), WIRE_CUSTOMER, wireMe('Supervisors'));
    expect(told.session()).toMatchObject({ customer: 'Maria', agent: 'Maria (2)' });
  });

  it('a customer who comes again is the same one', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors'));
    told.people({ ...WIRE_CUSTOMER, participantId: 'p-new' }, wireAgent('Amy'), wireMe('Supervisors'));
    told.say({ from: { ...WIRE_CUSTOMER, participantId: 'p-new' }, text: 'Back' });
    expect(told.lines()[0]?.from.nickname).toBe('Maria');
    expect(told.session().customer).toBe('Maria');
  });

  it('who is typing has a name too', () => {
    told.people({ ...WIRE_CUSTOMER, nickname: ' ' }, wireMe('Supervisors'));
    told.say({ type: 'TypingStarted', from: { ...WIRE_CUSTOMER, nickname: ' ' } });
    expect(told.session().typing).toMatchObject([{ nickname: 'Customer 0001Da9P' }]);
  });
});

it('nobody is known to be in a session that has come again until that is told, and no mode', () => {
  const told = openTold();
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('All'));
  expect(told.session().mode).toBe('barge-in');
  told.tell({ state: 'Revoked' });
  told.tell({ state: 'Chatting' });
  expect(told.session()).toMatchObject({ ended: false, mode: null, participants: [] });
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors'));
  expect(told.session().mode).toBe('monitor');
});
