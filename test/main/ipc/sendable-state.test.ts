/** What goes out of a patch that Electron cannot copy: everything that it can, and nothing that would claim a mode. */
import { describe, expect, it } from 'vitest';
import { makeSendable } from '#main/ipc/sendable-state.ts';
import type { AppState, StatePatch } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';

const cannotBeSent = (): never => {
  throw new Error('is never called');
};

/** The value with something in place of one of its fields that no structured clone takes. */
function breakField<T>(value: T, field: keyof T): T {
  return { ...value, [field]: cannotBeSent };
}

const SESSION: Session = {
  id: 's1',
  phase: 'chatting',
  ended: true,
  ending: 'i-left',
  mode: 'barge-in',
  isModeInDoubt: true,
  pendingMode: 'coach',
  offers: { modes: ['coach'], actions: ['leave', 'complete', 'message-to-everyone'] },
  customer: 'Maria',
  agent: 'Amy',
  participants: [
    { id: 'p1', userId: null, nickname: 'Maria', role: 'customer', visibility: 'everyone', isMe: false },
    { id: 'p2', userId: 'amy', nickname: 'Amy', role: 'agent', visibility: 'everyone', isMe: false },
  ],
  attachedData: [{ key: 'Account', value: '4711', isPlain: true }],
  typing: [{ participantId: 'p1', nickname: 'Maria', role: 'customer', preview: 'hal' }],
  receivedAt: 1,
  waitingSince: 2,
  lastTextAt: 3,
  unread: 4,
  isTranscriptRead: true,
  isIncomplete: false,
};

const LINE: TranscriptLine = {
  key: '#1',
  order: 1,
  kind: 'text',
  from: { nickname: 'Amy', role: 'agent', isMe: false, visibility: 'everyone' },
  seenBy: 'everyone',
  at: 5,
  text: 'Hello',
  wasMissed: true,
};

const patchOf = (changes: Partial<StatePatch>): StatePatch => ({
  number: 7,
  full: true,
  appState: {},
  sessions: [],
  removedSessions: ['gone'],
  transcripts: [],
  ...changes,
});

/** What goes out, after it has been copied as Electron does. */
function send(changes: Partial<StatePatch>): { readonly patch: StatePatch; readonly changed: number } {
  const { patch, changed } = makeSendable(patchOf(changes));
  return { patch: structuredClone(patch), changed };
}

it('what can be sent goes out as it is, and nothing counts as changed', () => {
  const whole = { sessions: [SESSION], transcripts: [{ sessionId: 's1', lines: [LINE] }] };
  expect(send({ ...whole, appState: INITIAL_APP_STATE })).toEqual({
    patch: patchOf({ ...whole, appState: INITIAL_APP_STATE }),
    changed: 0,
  });
});

describe('a session', () => {
  const instead: Partial<Record<keyof Session, unknown>> = {
    phase: 'unknown',
    ended: false,
    ending: null,
    customer: 's1',
    agent: null,
    participants: [],
    attachedData: [],
    typing: [],
    receivedAt: null,
    waitingSince: null,
    lastTextAt: null,
    unread: 0,
  };
  const marked = {
    ...SESSION,
    mode: null,
    pendingMode: null,
    isModeInDoubt: false,
    isTranscriptRead: false,
    isIncomplete: true,
    offers: { modes: [], actions: ['leave'] },
  };

  it.each(Object.entries(instead))('of which %s cannot be sent has %j there, and no mode', (field, value) => {
    const key = field as keyof Session; // a key of the table above
    const broken = Array.isArray(SESSION[key])
      ? { ...SESSION, [key]: [cannotBeSent] }
      : breakField(SESSION, key);
    expect(send({ sessions: [broken] })).toEqual({
      patch: patchOf({ sessions: [{ ...marked, [field]: value } as Session] }), // the same, with one field changed
      changed: 1,
    });
  });

  it.each(['participants', 'attachedData', 'typing'] as const)('keeps the others of its %s', (field) => {
    const [sent] = send({
      sessions: [{ ...SESSION, [field]: [...SESSION[field], cannotBeSent] }],
    }).patch.sessions;
    expect(sent?.[field]).toEqual(SESSION[field]);
  });

  it('of which the offers cannot be sent offers nothing', () => {
    const [sent] = send({ sessions: [breakField(SESSION, 'offers')] }).patch.sessions;
    expect(sent?.offers).toEqual({ modes: [], actions: [] });
  });

  it.each(['mode', 'pendingMode'] as const)('of which %s cannot be sent has none', (field) => {
    const [sent] = send({ sessions: [breakField(SESSION, field)] }).patch.sessions;
    expect(sent).toEqual(marked);
  });

  it('without an id that can be sent is left out and counted, and the others go out', () => {
    const broken = breakField(SESSION, 'id');
    const other = { ...SESSION, id: 's2' };
    expect(send({ sessions: [broken, other] })).toEqual({
      patch: patchOf({ sessions: [other] }),
      changed: 1,
    });
  });
});

describe('a line', () => {
  const instead: Partial<Record<keyof TranscriptLine, unknown>> = {
    order: 0,
    from: { nickname: '', role: 'external', isMe: false, visibility: null },
    seenBy: null,
    at: null,
    text: '',
    wasMissed: false,
  };

  it.each(Object.entries(instead))('of which %s cannot be sent has %j there, and says so', (field, value) => {
    const broken = breakField(LINE, field as keyof TranscriptLine); // a key of the table above
    const lines = [{ ...LINE, kind: 'unknown', [field]: value } as TranscriptLine]; // the same, with fields changed
    expect(send({ transcripts: [{ sessionId: 's1', lines: [broken] }] })).toEqual({
      patch: patchOf({ transcripts: [{ sessionId: 's1', lines }] }),
      changed: 1,
    });
  });

  it('without a key that can be sent is left out and counted, and the others go out', () => {
    const lines = [breakField(LINE, 'key'), LINE];
    expect(send({ transcripts: [{ sessionId: 's1', lines }] })).toEqual({
      patch: patchOf({ transcripts: [{ sessionId: 's1', lines: [LINE] }] }),
      changed: 1,
    });
  });
});

describe('the rest of the state', () => {
  it('keeps of lists what can be sent, however deep, and has null in place of anything else', () => {
    const team = { ...INITIAL_APP_STATE.team, agents: ['Amy', cannotBeSent], updatedAt: cannotBeSent };
    const appState = { ...INITIAL_APP_STATE, team } as unknown as AppState;
    expect(send({ appState })).toEqual({
      patch: patchOf({
        appState: {
          ...INITIAL_APP_STATE,
          team: { ...INITIAL_APP_STATE.team, agents: ['Amy'], updatedAt: null },
        } as unknown as AppState,
      }),
      changed: 1,
    });
  });

  it('counts each thing that is not as it was', () => {
    const { changed } = send({
      appState: { outcomes: [cannotBeSent] } as unknown as Partial<AppState>,
      sessions: [breakField(SESSION, 'agent'), breakField(SESSION, 'unread'), SESSION],
      transcripts: [{ sessionId: 's1', lines: [breakField(LINE, 'text'), LINE] }],
    });
    expect(changed).toBe(4);
  });
});
