/** The connection's state machine, as a table: each state, each event, what comes next; and what must hold of all of them. */
import { describe, expect, it } from 'vitest';
import type {
  ConnectionEffect,
  ConnectionEventName,
  ConnectionState,
  Transition,
} from '#main/gws/connection/connection-states.ts';
import { CONNECTION_EVENTS, CONNECTION_STATES, TRANSITIONS } from '#main/gws/connection/connection-states.ts';
import { readText } from '#test/rules/list-files.ts';

/** Where each event leads; an event that is not named here is ignored in that state. */
const NEXT: Record<ConnectionState, Partial<Record<ConnectionEventName, ConnectionState>>> = {
  'signed-out': { 'sign-in': 'connecting', resume: 'resuming' },
  connecting: {
    opened: 'connected',
    failed: 'waiting',
    'given-up': 'signing-out',
    'try-now': 'connecting',
    probe: 'connecting',
    heard: 'connecting',
    'sign-out': 'signing-out',
  },
  connected: {
    refused: 'session-expired',
    'connection-lost': 'waiting',
    'try-now': 'connected',
    probe: 'connected',
    'login-doubted': 'connected',
    'login-gone': 'connected',
    heard: 'connected',
    'last-word': 'saying-last-word',
    'sign-out': 'signing-out',
  },
  waiting: {
    refused: 'session-expired',
    'pause-over': 'retrying',
    'try-now': 'retrying',
    probe: 'retrying',
    heard: 'waiting',
    'sign-out': 'signing-out',
  },
  retrying: {
    opened: 'connected',
    failed: 'waiting',
    'given-up': 'signing-out',
    refused: 'session-expired',
    'try-now': 'retrying',
    probe: 'retrying',
    heard: 'retrying',
    'sign-out': 'signing-out',
  },
  'session-expired': { heard: 'session-expired', 'sign-out': 'signing-out' },
  resuming: {
    opened: 'connected',
    failed: 'session-expired',
    'given-up': 'session-expired',
    'try-now': 'resuming',
    probe: 'resuming',
    heard: 'resuming',
    'sign-out': 'signing-out',
  },
  'saying-last-word': {
    refused: 'session-expired',
    'try-now': 'saying-last-word',
    probe: 'saying-last-word',
    heard: 'saying-last-word',
    'last-word-refused': 'waiting',
    'sign-out': 'signing-out',
  },
  'signing-out': { left: 'signed-out' },
};

const pairs = CONNECTION_STATES.flatMap((state) => CONNECTION_EVENTS.map((event) => [state, event] as const));

interface Taken extends Transition {
  readonly from: ConnectionState;
  readonly event: ConnectionEventName;
}

const taken: readonly Taken[] = pairs.flatMap(([from, event]) => {
  const entry = TRANSITIONS[from][event];
  return 'ignored' in entry ? [] : [{ from, event, ...entry }];
});

const withEffect = (effect: ConnectionEffect): readonly Taken[] =>
  taken.filter(({ effects }) => effects.includes(effect));

const named = ({ from, event }: Taken): string => `${from}: ${event}`;

describe('the table', () => {
  it('has an entry for every event in every state, and no other', () => {
    for (const state of CONNECTION_STATES)
      expect(Object.keys(TRANSITIONS[state]).sort()).toEqual([...CONNECTION_EVENTS].sort());
  });

  it.each(pairs)('%s, %s', (state, event) => {
    const entry = TRANSITIONS[state][event];
    const next = NEXT[state][event];
    if (next === undefined) expect(entry).toEqual({ ignored: expect.stringMatching(/\w{3}/) as string });
    else expect(entry).toMatchObject({ to: next });
  });
});

describe('whatever happens', () => {
  it('every state can be reached, and left again', () => {
    for (const state of CONNECTION_STATES) {
      expect(taken.some(({ from, to }) => to === state && from !== state)).toBe(true);
      expect(taken.some(({ from, to }) => from === state && to !== state)).toBe(true);
    }
  });

  it('"Connected" is published in "connected" only', () => {
    for (const each of withEffect('publish-connected')) expect([named(each), each.to]).toContain('connected');
  });

  it('there is never more than one try under way: each begins where none can be', () => {
    const begun = [...withEffect('try'), ...withEffect('begin')];
    expect(begun.map(named).sort()).toEqual([
      'signed-out: resume',
      'signed-out: sign-in',
      'waiting: pause-over',
      'waiting: probe',
      'waiting: try-now',
    ]);
    const isTrying = ['connecting', 'retrying', 'resuming'];
    for (const { to } of begun) expect(isTrying).toContain(to);
    // A try is over when one of these states is left, or its login session has ended.
    for (const { from, to, event } of taken)
      if (isTrying.includes(from) && !isTrying.includes(to))
        expect(['opened', 'failed', 'given-up', 'refused', 'sign-out']).toContain(event);
  });

  it('who waits has a timer, and who does not wait any more has none', () => {
    for (const { from, to, effects } of taken) {
      expect(effects.includes('wait')).toBe(to === 'waiting' && from !== 'waiting');
      expect(effects.includes('stop-waiting')).toBe(from === 'waiting' && to !== 'waiting');
    }
  });

  it('every loss is counted before it is waited for', () => {
    for (const { effects } of withEffect('wait'))
      expect(effects.indexOf('count-failure')).toBe(effects.indexOf('wait') - 1);
  });

  it('whoever signs out is signed out, whatever else is under way', () => {
    const states = CONNECTION_STATES.filter((state) => !['signed-out', 'signing-out'].includes(state));
    for (const state of states) expect(TRANSITIONS[state]['sign-out']).toMatchObject({ to: 'signing-out' });
    expect(taken.filter(({ from }) => from === 'signing-out').map(named)).toEqual(['signing-out: left']);
  });

  it('where the password was refused nothing is tried with it any more', () => {
    const fromExpired = taken.filter(({ from }) => from === 'session-expired');
    expect(fromExpired.flatMap(({ effects }) => effects)).toEqual(['note-heard', 'leave']);
  });

  it('what ends a login session ends it once', () => {
    for (const { from, to, effects } of taken) {
      expect(effects.includes('expire')).toBe(to === 'session-expired' && from !== 'session-expired');
      expect(effects.includes('leave')).toBe(to === 'signing-out' && from !== 'signing-out');
    }
  });
});

it('docs/connection.md names every state', () => {
  const page = readText('docs/connection.md');
  expect(CONNECTION_STATES.filter((state) => !page.includes(`\`${state}\``))).toEqual([]);
});
