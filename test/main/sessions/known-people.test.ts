/** What is remembered of everybody in a session: nothing that was seen of her is forgotten, and nobody is taken for another. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Told, Wire } from './told.ts';
import { openTold, WIRE_CUSTOMER, wireAgent, wireMe } from './told.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
});

const me = (): Wire => wireMe('Supervisors');
const shown = (): readonly string[] =>
  told.session().participants.map(({ nickname, role }) => `${nickname} ${role}`);
const speakers = (): readonly string[] => told.lines().map(({ from }) => `${from.nickname} ${from.role}`);
/** An entry that names no account. */
const bare = (name: string, id: string, change: Wire = {}): Wire => ({
  nickname: name,
  type: 'Agent',
  participantId: id,
  visibility: 'All',
  ...change,
});

describe('who is hidden from the customer', () => {
  it('stays a colleague when she is seen by everyone beside the agent: she may coach', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'Agents'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'All'), me());
    expect(shown()).toContain('Ben colleague');
    expect(told.session().agent).toBe('Amy');
  });

  it('has not taken over while she is hidden, nor when one of two may be a supervisor', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), wireAgent('Carl', 'Agents'), me());
    expect(shown()).toContain('Ben colleague');
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), me());
    expect(shown()).toContain('Ben colleague');
    expect(told.session().agent).toBeNull();
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All'), wireAgent('Carl', 'All'), me());
    expect(shown()).toEqual(expect.arrayContaining(['Ben colleague', 'Carl colleague']));
    expect(told.session().agent).toBe('Ben, Carl');
  });

  it('and has taken over is a colleague again while she is hidden again', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All'), me());
    expect(shown()).toContain('Ben agent');
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), me());
    expect(shown()).toContain('Ben colleague');
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), wireAgent('Dora', 'Agents'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), wireAgent('Dora', 'All'), me());
    expect(shown()).toEqual(expect.arrayContaining(['Ben colleague', 'Dora agent']));
  });

  it('has not taken over beside one who has, and who talks to the customer', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All'), wireAgent('Carl', 'Agents'), me());
    expect(shown()).toContain('Ben agent');
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All'), wireAgent('Carl', 'All'), me());
    expect(shown()).toEqual(expect.arrayContaining(['Ben agent', 'Carl colleague']));
  });

  it('has taken over when the others are supervisors, I among them', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'Agents'), wireAgent('Sue', 'Supervisors'), wireMe('Agents'));
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All'), wireAgent('Sue', 'All'), wireMe('All'));
    expect(shown()).toEqual(expect.arrayContaining(['Ben agent', 'Sue supervisor', 'Sam supervisor']));
    expect(told.session().agent).toBe('Ben');
  });

  it('never is I: when I am the only one to talk to the customer, nobody is the agent', () => {
    told.people(WIRE_CUSTOMER, wireMe('Agents'));
    told.people(WIRE_CUSTOMER, wireMe('All'));
    expect(shown()).toContain('Sam supervisor');
    expect(told.session().agent).toBeNull();
  });
});

describe('when an account becomes known', () => {
  it('what was seen of the entry without it was seen of her', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), bare('Sue', 'p-sue', { visibility: 'Supervisors' }), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'All'), me());
    expect(shown()).toContain('Sue supervisor');
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), bare('Ben', 'p-ben', { visibility: 'Agents' }), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'All'), me());
    expect(shown()).toContain('Ben colleague');
  });

  it.each([
    ['Supervisors', 'Sue supervisor'],
    ['Agents', 'Sue colleague'],
  ])('also of one who was known already by another entry: %s', (visibility, expected) => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'All'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), bare('Sue', 'p-2', { visibility }), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'All', { participantId: 'p-2' }), me());
    expect(shown()).toContain(expected);
  });

  it('she keeps what she was seen as, by the entry that came first', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'Supervisors'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), bare('Sue', 'p-2'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue', 'All', { participantId: 'p-2' }), me());
    expect(shown()).toContain('Sue supervisor');
  });
});

describe('nobody is taken for another', () => {
  it('two customers of one name in one list are two', () => {
    told.people(WIRE_CUSTOMER, { ...WIRE_CUSTOMER, participantId: 'p-c2' }, me());
    expect(shown()).toEqual(['Maria customer', 'Maria (2) customer', 'Sam supervisor']);
    told.people({ ...WIRE_CUSTOMER, participantId: 'p-c2' }, WIRE_CUSTOMER, me());
    expect(shown()).toEqual(['Maria (2) customer', 'Maria customer', 'Sam supervisor']);
  });

  it('nor are two customers one because they came one after the other before', () => {
    const second = { ...WIRE_CUSTOMER, participantId: 'p-c2' };
    told.people(WIRE_CUSTOMER, me());
    told.people(second, me());
    told.people(WIRE_CUSTOMER, second, me());
    expect(shown()).toEqual(['Maria customer', 'Maria (2) customer', 'Sam supervisor']);
  });

  it('three of one name have three numbers, and none that another is called by', () => {
    const named = (id: string, nickname = 'Amy'): Wire => wireAgent(id, 'All', { nickname });
    told.people(named('a'), named('b', 'Amy (2)'), named('c'), named('d'), me());
    expect(shown()).toEqual([
      'Amy agent',
      'Amy (2) agent',
      'Amy (3) agent',
      'Amy (4) agent',
      'Sam supervisor',
    ]);
  });

  it('an agent who comes under the customer’s name, or another agent’s, without an account', () => {
    told.people(WIRE_CUSTOMER, bare('Amy', 'p-1'), me());
    told.people(WIRE_CUSTOMER, bare('Amy', 'p-1'), bare('Maria', 'p-2'), me());
    expect(shown()).toEqual(['Maria customer', 'Amy agent', 'Maria (2) agent', 'Sam supervisor']);
    told.people(WIRE_CUSTOMER, bare('Amy', 'p-3'), me());
    expect(shown()).toEqual(['Maria customer', 'Amy (2) agent', 'Sam supervisor']);
  });

  it('a customer who comes again under the name that two have had is the first of them', () => {
    told.people(WIRE_CUSTOMER, me());
    told.people({ ...WIRE_CUSTOMER, participantId: 'p-c2' }, WIRE_CUSTOMER, me());
    told.people({ ...WIRE_CUSTOMER, participantId: 'p-c3' }, me());
    expect(shown()).toEqual(['Maria customer', 'Sam supervisor']);
  });

  it('one id of two users stays the first one’s, for lines without a user', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), me());
    told.people(WIRE_CUSTOMER, wireAgent('Ben', 'All', { participantId: 'p-amy' }), me());
    told.say({ from: bare('?', 'p-amy'), text: 'Hi' });
    expect(speakers()).toEqual(['Amy agent']);
  });

  it.each([
    ['after somebody else', () => [wireAgent('Amy', 'All', { participantId: 'p-me' }), me()]],
    ['before', () => [me(), wireAgent('Amy', 'All', { participantId: 'p-me' })]],
  ])('but an id that might be mine is mine, told %s', (_name, people) => {
    told.people(WIRE_CUSTOMER, ...people());
    told.people(WIRE_CUSTOMER, ...people(), wireMe('All', { uri: undefined }));
    expect(told.session().mode).toBe('barge-in');
    told.say({ from: bare('Sam', 'p-me'), text: 'Hi' });
    expect(told.lines()[0]?.from.isMe).toBe(true);
  });
});

describe('a line that is old', () => {
  it('changes neither the name nor the role of one who is known', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), me());
    told.say({ from: wireAgent('Amy', 'All', { nickname: 'Amelia', type: 'External' }), text: 'Hi' });
    expect(speakers()).toEqual(['Amy agent']);
    expect(shown()).toContain('Amy agent');
  });

  it('names one who has had no name so far', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy', 'All', { nickname: ' ' }), me());
    expect(shown()).toContain('Agent amy agent');
    told.say({ from: wireAgent('Amy'), text: 'Hi' });
    expect(shown()).toContain('Amy agent');
    told.people(WIRE_CUSTOMER, wireAgent('Amy', 'All', { nickname: '' }), me());
    expect(shown()).toContain('Amy agent');
  });

  it('shows what a list tells now: another name, and another role', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), me());
    told.say({ from: wireAgent('Amy'), text: 'Hi' });
    told.people(WIRE_CUSTOMER, wireAgent('Amy', 'All', { nickname: 'Amelia' }), me());
    expect(speakers()).toEqual(['Amelia agent']);
    told.people(WIRE_CUSTOMER, wireAgent('Amy', 'All', { nickname: 'Amelia', type: 'External' }), me());
    expect(speakers()).toEqual(['Amelia external']);
  });

  it('counts for what was seen: who was heard by supervisors alone is one', () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Sue'), me());
    told.say({ from: wireAgent('Sue', 'Supervisors'), text: 'Psst' });
    expect(shown()).toContain('Sue supervisor');
  });
});

describe('one of whom two entries tell', () => {
  it('has the name and the account that one of them tells, wherever it stands', () => {
    const [blank, whole] = [bare(' ', 'p-amy'), wireAgent('Amy')];
    told.people(WIRE_CUSTOMER, blank, whole, me());
    expect(shown()).toEqual(['Maria customer', 'Amy agent', 'Sam supervisor']);
    expect(told.session().participants[1]).toMatchObject({ userId: 'amy', nickname: 'Amy' });
  });

  it('is one in whatever case her account is written', () => {
    const capital = { uri: 'http://h/api/v2/users/AMY', participantId: 'p-2' };
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Amy', 'Agents', capital), me());
    expect(shown()).toEqual(['Maria customer', 'Amy agent', 'Sam supervisor']);
    told.say({ from: wireAgent('Ann', 'All', capital), text: 'Hi' });
    expect(speakers()).toEqual(['Amy agent']);
  });
});

it('the same people told again are the same objects: the page has nothing to draw', () => {
  const people = [WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'Agents'), me()];
  told.people(...people);
  told.say({ from: wireAgent('Amy'), text: 'Hi' });
  const before = told.record();
  told.people(...people);
  const { people: known, looks, lines } = told.record();
  expect(known).toBe(before.people);
  expect(looks).toBe(before.looks);
  expect(lines).toBe(before.lines);
});
