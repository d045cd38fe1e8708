/** Words of the server's that every object has as a property: they are words like any others, and what comes of them can be sent to the page. */
import { describe, expect, it } from 'vitest';
import { readVisibility } from '#main/gws/api/mode-names.ts';
import { parseNotification } from '#main/gws/api/parse-notification.ts';
import { readReadiness } from '#main/gws/api/readiness.ts';
import { lookUp } from '#preload/rules/look-up.ts';
import { openTold, WIRE_CUSTOMER, wireAgent, wireMe } from '#test/main/sessions/told.ts';

const WORDS = [
  'constructor',
  '__proto__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  '__defineGetter__',
  '__lookupSetter__',
  'then',
  'length',
];

describe.each(WORDS)('%s', (word) => {
  it('as whatever a session holds leads to plain data', () => {
    const told = openTold();
    told.tell({
      state: word,
      capabilities: [word, 'SwitchToCoach', 'Leave'],
      participants: [
        WIRE_CUSTOMER,
        wireAgent('Amy', 'All', { type: word, participantId: word }),
        wireAgent('Ben', word, { nickname: word }),
        wireMe('Supervisors'),
      ],
      userData: JSON.parse(`{"${word}": "kept", "Disposition": "${word}", "Other": 1}`) as object,
    });
    told.say({ type: word, from: WIRE_CUSTOMER, visibility: word }, { from: WIRE_CUSTOMER, text: word });
    told.say({ type: word, from: wireAgent('Amy'), url: 'https://example.com/1' });
    const session = told.session();
    expect(structuredClone(session)).toEqual(session);
    expect(structuredClone(told.lines())).toEqual(told.lines());
    expect(session).toMatchObject({
      phase: 'unknown',
      mode: 'monitor',
      offers: { modes: ['coach'], actions: ['leave'] },
    });
    expect(session.participants.map(({ role, visibility }) => [role, visibility])).toEqual([
      ['customer', 'everyone'],
      ['external', 'everyone'],
      ['agent', null],
      ['supervisor', 'supervisors'],
    ]);
    expect(session.attachedData).toEqual(
      expect.arrayContaining([
        { key: word, value: 'kept', isPlain: true },
        { key: 'Disposition', value: word, isPlain: true },
      ]),
    );
    expect(told.lines().map(({ kind }) => kind)).toEqual(['unknown', 'text', 'other']);
  });

  it('as a type of notification, a state of a channel or a visibility is not known', () => {
    const noted: string[] = [];
    const reading = { myUserId: 'me', at: 0, onUnreadable: (what: string) => noted.push(what) };
    expect(parseNotification({ messageType: word, notificationType: word }, reading)).toEqual([]);
    expect(noted).toEqual([`messageType ${word}`]);
    expect(readReadiness(word)).toBe('unknown');
    expect(readVisibility(word)).toBeNull();
    expect(lookUp({ own: 1 }, word)).toBeUndefined();
  });

  it('as a name of a field changes nothing of what is read', () => {
    const told = openTold();
    told.tell(
      JSON.parse(`{"state": "Chatting", "${word}": {"phase": 1, "state": "Completed"}}`) as object as never,
    );
    told.people(WIRE_CUSTOMER, wireMe('Agents', JSON.parse(`{"${word}": {"visibility": "All"}}`) as never));
    expect(told.session()).toMatchObject({ phase: 'chatting', mode: 'coach' });
  });
});

it('a field that comes only by way of __proto__ is no field', () => {
  const told = openTold();
  told.people(
    WIRE_CUSTOMER,
    wireMe(undefined, JSON.parse('{"__proto__": {"visibility": "Supervisors"}}') as never),
  );
  expect(told.session().mode).toBeNull();
});
