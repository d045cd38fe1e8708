/** What each event makes of a session, above all of its mode. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { IncomingMessage, SessionPatch } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore, ENDED_SESSION_KEPT_MS } from '#main/sessions/session-store.ts';
import type { Session } from '#preload/model/session.ts';
import { AGENT, chatting, CUSTOMER, me, message } from './examples.ts';
import { keptLines } from './kept-lines.ts';

let store: SessionStore;

beforeEach(() => {
  store = createSessionStore();
});

function tell(session: SessionPatch, at = 0): void {
  store.apply({ type: 'session-updated', session, at });
}

function say(messages: readonly IncomingMessage[], at = 0): void {
  store.apply({ type: 'messages-received', sessionId: 's', messages, at });
}

function readLog(
  messages: readonly IncomingMessage[],
  facts: { knownUpTo?: number; epoch?: number } = {},
): void {
  store.apply({ type: 'log-fetched', sessionId: 's', messages, knownUpTo: 0, at: 0, ...facts });
}

function session(): Session {
  const found = store.get('s')?.session;
  if (!found) throw new Error('no session');
  return found;
}

describe('mode', () => {
  it.each([
    ['supervisors', 'monitor'],
    ['agents', 'coach'],
    ['everyone', 'barge-in'],
    [null, null],
  ] as const)('is read from my own visibility: %s is %s', (visibility, mode) => {
    tell(chatting(visibility));
    expect(session().mode).toBe(mode);
  });

  it('is not known when I am not among the participants', () => {
    tell(chatting('supervisors'));
    tell({ id: 's', participants: [CUSTOMER, AGENT] });
    expect(session().mode).toBeNull();
  });

  it('stays as it was when it is asked to change, and changes when the server shows it', () => {
    tell(chatting('agents'));
    store.apply({ type: 'mode-requested', sessionId: 's', mode: 'monitor' });
    expect(session()).toMatchObject({ mode: 'coach', pendingMode: 'monitor' });
    tell({ id: 's', participants: [CUSTOMER, AGENT, me('supervisors')] });
    expect(session()).toMatchObject({ mode: 'monitor', pendingMode: null });
  });

  it('is still awaited when the server repeats the old one', () => {
    tell(chatting('agents'));
    store.apply({ type: 'mode-requested', sessionId: 's', mode: 'monitor' });
    tell(chatting('agents'));
    expect(session()).toMatchObject({ mode: 'coach', pendingMode: 'monitor' });
  });

  it('does not follow a line of the transcript, which may be old', () => {
    tell(chatting('agents'));
    say([message(4, { kind: 'rejoined', from: me('supervisors') })]);
    expect(session().mode).not.toBe('monitor');
  });

  it('changes by itself when the server changes it', () => {
    tell(chatting('supervisors'));
    tell(chatting('everyone'));
    expect(session()).toMatchObject({ mode: 'barge-in', pendingMode: null });
  });
});

describe('merging', () => {
  it('keeps what a notification does not mention', () => {
    tell(
      chatting('supervisors', {
        attachedData: [{ key: 'Subject', value: 'Parcel', isPlain: true }],
        receivedAt: 5,
      }),
    );
    tell({ id: 's', phase: 'chatting' });
    expect(session()).toMatchObject({
      mode: 'monitor',
      customer: 'Maria',
      attachedData: [{ key: 'Subject', value: 'Parcel', isPlain: true }],
      receivedAt: 5,
      offers: { actions: ['leave', 'message-to-everyone', 'message-to-agents'] },
    });
  });

  it('keeps the name of a customer who has left', () => {
    tell(chatting('supervisors'));
    tell({ id: 's', participants: [me('supervisors')] });
    expect(session()).toMatchObject({ customer: 'Maria', agent: null, participants: [{ isMe: true }] });
  });

  it('knows a supervisor again after she has barged in', () => {
    const sue = { ...AGENT, id: 'sue', userId: 'user-sue', nickname: 'Sue' };
    tell(chatting('supervisors', { participants: [AGENT, { ...sue, visibility: 'supervisors' }] }));
    tell(chatting('supervisors', { participants: [AGENT, sue] }));
    expect(session().participants.map((one) => one.role)).toEqual(['agent', 'supervisor']);
    expect(session().agent).toBe('Amy');
  });
});

describe('whether the transcript was read', () => {
  const isRead = (): boolean => session().isTranscriptRead;

  it('is not claimed before its log was, were it empty', () => {
    tell(chatting('supervisors'));
    expect(isRead()).toBe(false);
    readLog([]);
    expect(isRead()).toBe(true);
  });

  it('follows from what was told where that leaves nothing out, from the first line on', () => {
    say([message(2)]);
    expect(isRead()).toBe(false);
    say([message(1)]);
    expect(isRead()).toBe(true);
  });

  it.each([
    ['reading it', () => readLog([message(2)]), true],
    ['being told the next line', () => say([message(3)]), true],
    ['being told a later line', () => say([message(4)]), false],
    ['being told a line of another log', () => say([message(1, { text: 'anew' })]), false],
    ['being told again who is there', () => tell(chatting('supervisors')), false],
  ] as const)('is not certain after an outage: after %s', (_what, act, expected) => {
    tell(chatting('supervisors'));
    readLog([message(1), message(2)]);
    store.apply({ type: 'transcript-outdated', sessionId: 's' });
    expect(isRead()).toBe(false);
    act();
    expect(isRead()).toBe(expected);
  });
});

describe('what is told again', () => {
  const SUBJECT = { key: 'Subject', value: 'Parcel', isPlain: true };
  const STATES: Readonly<Record<string, () => void>> = {
    'a session in a mode': () => tell(chatting('supervisors', { attachedData: [SUBJECT], receivedAt: 5 })),
    'one whose mode is in doubt': () => {
      tell(chatting('agents'));
      say([message(4, { kind: 'rejoined', from: me('supervisors') })]);
    },
    'one that I have left': () => tell(chatting('supervisors', { phase: 'left' })),
    'one with a mode that I have asked for': () => {
      tell(chatting('agents'));
      store.apply({ type: 'mode-requested', sessionId: 's', mode: 'monitor' });
    },
    'one in which somebody types': () => {
      tell(chatting('agents'));
      say([message(1, { kind: 'typing-started' })]);
    },
    'one with somebody twice, and somebody without a name': () =>
      tell(
        chatting('agents', {
          participants: [CUSTOMER, AGENT, AGENT, { ...AGENT, id: 'b', userId: null, nickname: '' }],
        }),
      ),
  };
  /** As the server's list tells it: all new objects. */
  const again = (): SessionPatch =>
    structuredClone({
      ...chatting(session().isModeInDoubt ? 'agents' : null),
      phase: session().phase,
      offers: session().ended ? { modes: [], actions: ['leave', 'complete'] } : session().offers,
      participants: store.get('s')?.present ?? [],
      attachedData: session().attachedData,
    });

  it.each(Object.entries(STATES))('of %s makes no new record, and nobody hears of it', (_what, prepare) => {
    prepare();
    // What is offered in a session that was left is a part of what is told.
    tell(again());
    const before = store.get('s');
    const heard: unknown[] = [];
    store.subscribe((ids) => heard.push(ids));
    tell(again(), 9);
    expect(store.get('s')).toBe(before);
    expect(heard).toEqual([]);
  });

  it('is newer than what was asked for before', () => {
    tell(chatting('supervisors'));
    const moment = store.moment();
    expect(store.isToldSince(moment, 's')).toBe(false);
    tell({ id: 's', phase: 'chatting' });
    expect(store.isToldSince(moment, 's')).toBe(false);
    tell(chatting('supervisors'));
    expect(store.isToldSince(moment, 's')).toBe(true);
    expect(store.isToldSince(store.moment(), 's')).toBe(false);
  });

  it('of one that was not there makes it newer too', () => {
    const moment = store.moment();
    say([message(1)]);
    expect(store.isToldSince(moment, 's')).toBe(true);
  });
});

it('many events at once are heard of once', () => {
  const heard: (readonly string[])[] = [];
  store.subscribe((ids) => heard.push(ids));
  store.applyAll(
    ['s', 't'].map((id) => ({ type: 'session-updated', session: chatting('agents', { id }), at: 0 })),
  );
  expect(heard).toEqual([['s', 't']]);
  store.applyAll([]);
  expect(heard).toHaveLength(1);
});

describe('the end', () => {
  it.each(['completed', 'revoked', 'left'] as const)('%s takes away mode, offers and typing', (phase) => {
    tell(chatting('everyone'));
    say([message(1), message(2, { kind: 'typing-started' })]);
    tell({ id: 's', phase }, 7);
    expect(session()).toMatchObject({
      phase,
      ended: true,
      mode: null,
      typing: [],
      waitingSince: null,
      offers: { modes: [], actions: [] },
    });
    expect(store.get('s')?.lines).toHaveLength(1);
  });

  it('claims no mode when participants are told after the end', () => {
    tell(chatting('supervisors'));
    tell({ id: 's', phase: 'completed' });
    tell({ id: 's', participants: [CUSTOMER, me('everyone')] });
    expect(session()).toMatchObject({ ended: true, mode: null });
  });

  it('comes for a session that is no longer listed', () => {
    tell(chatting('supervisors'));
    store.apply({ type: 'session-removed', sessionId: 's', at: 1 });
    expect(session()).toMatchObject({ ended: true, mode: null });
  });

  it('is taken back when the session is told of as running again', () => {
    tell(chatting('supervisors'));
    tell({ id: 's', phase: 'revoked' });
    tell(chatting('agents'));
    expect(session()).toMatchObject({ ended: false, mode: 'coach' });
  });

  it('leaves the list after a while, but not while it is on screen', () => {
    tell(chatting('supervisors'));
    tell({ id: 's', phase: 'completed' }, 0);
    store.apply({ type: 'session-opened', sessionId: 's' });
    store.apply({ type: 'time-passed', at: ENDED_SESSION_KEPT_MS + 1 });
    expect(store.get('s')).toBeDefined();
    store.apply({ type: 'session-opened', sessionId: null });
    store.apply({ type: 'time-passed', at: ENDED_SESSION_KEPT_MS + 2 });
    expect(store.get('s')).toBeUndefined();
  });
});

describe('typing', () => {
  it('ends with the text itself', () => {
    tell(chatting('supervisors'));
    say([message(1, { kind: 'typing-started', text: 'Hel' })]);
    expect(session().typing).toMatchObject([{ nickname: 'Maria', preview: 'Hel' }]);
    say([message(2, { text: 'Hello' })]);
    expect(session().typing).toEqual([]);
  });

  it('ends after a long silence', () => {
    tell(chatting('supervisors'));
    say([message(1, { kind: 'typing-started' })], 1000);
    store.apply({ type: 'time-passed', at: 20_000 });
    expect(session().typing).toHaveLength(1);
    store.apply({ type: 'time-passed', at: 21_000 });
    expect(session().typing).toEqual([]);
  });

  it('does not begin again when the notification comes a second time', () => {
    tell(chatting('supervisors'));
    const started = message(1, { kind: 'typing-started' });
    say([started, message(2, { kind: 'typing-stopped' }), started]);
    expect(session().typing).toHaveLength(0);
    say([started]);
    expect(session().typing).toHaveLength(0);
  });
});

describe('waiting', () => {
  it('counts from the first customer text without an answer', () => {
    tell(chatting('supervisors'));
    say([message(1), message(2, { from: AGENT }), message(3), message(4)]);
    expect(session()).toMatchObject({ waitingSince: 3000, lastTextAt: 4000 });
  });

  it('is not ended by what the customer cannot see', () => {
    tell(chatting('supervisors'));
    say([message(1), message(2, { from: AGENT, seenBy: 'agents' })]);
    expect(session().waitingSince).toBe(1000);
    say([message(3, { from: AGENT })]);
    expect(session().waitingSince).toBeNull();
  });
});

describe('unread', () => {
  it('counts texts that come while another session is on screen', () => {
    tell(chatting('supervisors'));
    readLog([message(1), message(2)]);
    expect(session().unread).toBe(0);
    say([message(3), message(4, { kind: 'joined' }), message(5, { from: me('everyone') })]);
    expect(session().unread).toBe(1);
    store.apply({ type: 'session-opened', sessionId: 's' });
    expect(session().unread).toBe(0);
    say([message(6)]);
    expect(session().unread).toBe(0);
  });

  it('counts what was missed, and not the history before the first that was told', () => {
    say([message(3)]);
    readLog([message(1), message(2)]);
    expect(session().unread).toBe(1);
    readLog([message(4)]);
    expect(session().unread).toBe(2);
  });
});

describe('missed', () => {
  function missed(): readonly number[] {
    return keptLines(store)
      .filter((line) => line.wasMissed)
      .map((line) => line.order);
  }

  it('is nothing of the history that a session begins with, however much of it there is', () => {
    tell(chatting('supervisors'));
    readLog([message(1), message(2)]);
    expect(missed()).toEqual([]);
  });

  it('is nothing of the history before the first that was told', () => {
    say([message(3)]);
    readLog([message(1), message(2), message(3)], { knownUpTo: 3 });
    expect(missed()).toEqual([]);
  });

  it('is what fills a gap in what was told, also when it is the first reading', () => {
    say([message(1), message(4)]);
    readLog([message(2), message(3), message(4), message(5)], { knownUpTo: 4 });
    expect(missed()).toEqual([2, 3, 5]);
  });

  it('is what a later reading finds, with an index or without', () => {
    readLog([]);
    readLog([message(1), message(null)]);
    expect(keptLines(store).map((line) => line.wasMissed)).toEqual([true, true]);
  });

  it('is nothing that was told, and stays what it is when it is told or read again', () => {
    readLog([message(1)]);
    say([message(2)]);
    readLog([message(1), message(2), message(3)]);
    say([message(3)]);
    readLog([message(3)]);
    expect(missed()).toEqual([3]);
  });
});

describe('a log that is numbered anew', () => {
  const fresh = (index: number): IncomingMessage =>
    message(index, { text: `new ${index}`, at: 100_000 + index });

  beforeEach(() => {
    readLog([message(1), message(2), message(3)]);
  });

  it('has a gap before its first message, until it was read from its start', () => {
    say([fresh(3)]);
    expect(store.get('s')).toMatchObject({ logEpoch: { epoch: 1 }, receivedIndexes: { upTo: 0 } });
    readLog([fresh(1), fresh(3)], { knownUpTo: 3, epoch: 1 });
    expect(store.get('s')?.receivedIndexes).toMatchObject({ upTo: 3, beyond: [] });
    expect(keptLines(store).map(({ text }) => text)).toEqual([
      'text 1',
      'text 2',
      'text 3',
      'new 1',
      'new 3',
    ]);
  });

  it('has none when its first message was told', () => {
    say([fresh(1)]);
    expect(store.get('s')?.receivedIndexes).toMatchObject({ upTo: 1, beyond: [] });
  });

  it('gives up no gap because of an answer that shows it, or that was asked for before', () => {
    readLog([fresh(3)], { knownUpTo: 3, epoch: 0 });
    expect(store.get('s')?.receivedIndexes).toMatchObject({ upTo: 0, beyond: [[3, 3]] });
    readLog([fresh(5)], { knownUpTo: 5, epoch: 0 });
    expect(store.get('s')?.receivedIndexes).toMatchObject({
      upTo: 0,
      beyond: [
        [3, 3],
        [5, 5],
      ],
    });
  });

  it('shows who is typing after its first text', () => {
    say([fresh(1)]);
    say([message(2, { kind: 'typing-started', text: 'Hel' })]);
    expect(session().typing).toMatchObject([{ preview: 'Hel' }]);
  });
});

describe('incomplete', () => {
  it('is a session that the server did not give, known before or not, until its log is read', () => {
    store.apply({ type: 'session-unread', sessionId: 's' });
    expect(session()).toMatchObject({ isIncomplete: true, mode: null });
    tell(chatting('supervisors'));
    say([message(1)]);
    expect(session().isIncomplete).toBe(true);
    store.apply({ type: 'log-fetched', sessionId: 's', messages: [], knownUpTo: 1, at: 0 });
    expect(session().isIncomplete).toBe(false);
    store.apply({ type: 'session-unread', sessionId: 's' });
    expect(session().isIncomplete).toBe(true);
  });

  it('is not told again when it was known', () => {
    store.apply({ type: 'session-unread', sessionId: 's' });
    const heard: string[] = [];
    store.subscribe((ids) => heard.push(...ids));
    store.apply({ type: 'session-unread', sessionId: 's' });
    expect(heard).toEqual([]);
  });

  it('stays so when it ends, and is forgotten with the stay', () => {
    store.apply({ type: 'session-unread', sessionId: 's' });
    store.apply({ type: 'session-removed', sessionId: 's', at: 1 });
    expect(session()).toMatchObject({ isIncomplete: true, ended: true });
    store.apply({ type: 'signed-out' });
    expect(store.get('s')).toBeUndefined();
  });
});

it('tells listeners which sessions changed, and nothing when nothing did', () => {
  const heard: string[] = [];
  store.subscribe((ids) => heard.push(...ids));
  tell(chatting('supervisors'));
  store.apply({ type: 'mode-request-closed', sessionId: 's' });
  store.apply({ type: 'time-passed', at: 1 });
  expect(heard).toEqual(['s']);
  store.apply({ type: 'signed-out' });
  expect(heard).toEqual(['s', 's']);
  expect([...store.all()]).toEqual([]);
});
