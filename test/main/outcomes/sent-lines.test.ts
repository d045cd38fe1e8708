/** What counts as "it has come" for something that I sent: my lines with its words, to its readers, since it was sent. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SentLine, SentLines, SentMessage } from '#main/outcomes/sent-lines.ts';
import { createSentLines } from '#main/outcomes/sent-lines.ts';
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { AGENT, chatting, CUSTOMER, me, message } from '#test/main/sessions/examples.ts';

const ME = me('everyone');

let store: SessionStore;
let sentLines: SentLines;
let lastIndex: number;

beforeEach(() => {
  vi.useFakeTimers();
  store = createSessionStore();
  store.apply({ type: 'session-updated', session: chatting('everyone'), at: 0 });
  sentLines = createSentLines(store);
  lastIndex = 0;
});
afterEach(() => vi.useRealTimers());

/** Tells a line of mine, or as `changes` says. */
function tell(text: string, changes: Partial<IncomingMessage> = {}): void {
  lastIndex += 1;
  const told = message(lastIndex, { from: ME, text, ...changes });
  store.apply({ type: 'messages-received', sessionId: 's', messages: [told], at: 0 });
}

function send(text: string, changes: Partial<SentMessage> = {}): SentLine {
  return sentLines.expect({ kind: 'message', sessionId: 's', to: 'everyone', as: 'text', text, ...changes });
}

const come = (...lines: readonly SentLine[]): readonly boolean[] => lines.map((line) => line.hasCome());

describe('has come', () => {
  it('when the line is told, not before', () => {
    const sent = send('Hello');
    expect(sent.hasCome()).toBe(false);
    tell('Hello');
    expect(sent.hasCome()).toBe(true);
  });

  it('not by a line that was there before it was sent', () => {
    tell('Hello');
    expect(send('Hello').hasCome()).toBe(false);
  });

  it.each<readonly [string, string, Partial<IncomingMessage>]>([
    ['of other words', 'Hello there', {}],
    ['of the customer', 'Hello', { from: CUSTOMER }],
    ['of the agent', 'Hello', { from: AGENT }],
    ['to other readers', 'Hello', { seenBy: 'agents' }],
    ['of another kind', 'Hello', { kind: 'notice' }],
  ])('not by a line %s', (_what, text, changes) => {
    const sent = send('Hello');
    tell(text, changes);
    expect(sent.hasCome()).toBe(false);
  });

  it('not by a line in another session', () => {
    const sent = send('Hello', { sessionId: 'other' });
    tell('Hello');
    expect(sent.hasCome()).toBe(false);
  });

  it('by a line whose readers are not named, as on older servers', () => {
    const sent = send('Hello', { to: 'agents' });
    tell('Hello', { seenBy: null });
    expect(sent.hasCome()).toBe(true);
  });

  it.each([
    ['trimmed', '  Hello \n you ', 'Hello you'],
    ['escaped', `<b> & "it's"`, '&lt;b&gt; &amp; &quot;it&#39;s&quot;'],
    ['composed', 'Cafe\u0301', 'Café'],
    ['without what cannot be seen', 'He\u200Bllo', 'Hello'],
  ])('whatever servers do to a text on its way: %s', (_how, written, told) => {
    const sent = send(written);
    tell(told);
    expect(sent.hasCome()).toBe(true);
  });

  it('by a line of somebody under my name, where the server names nobody by account', () => {
    const sent = send('Hello');
    tell('Hello', { from: { ...AGENT, id: 'other', userId: null, nickname: ME.nickname } });
    expect(sent.hasCome()).toBe(true);
  });

  it('but not by one of another account', () => {
    const sent = send('Hello');
    tell('Hello', { from: { ...AGENT, id: 'other', userId: 'user-other', nickname: ME.nickname } });
    expect(sent.hasCome()).toBe(false);
  });

  it('but never by a customer of my name', () => {
    const sent = send('Hello');
    tell('Hello', { from: { ...CUSTOMER, id: 'other', nickname: ME.nickname } });
    expect([sent.hasCome(), sent.mayHaveCome()]).toEqual([false, false]);
  });
});

describe('the same words twice', () => {
  it('come one after the other, in the order in which they were sent', () => {
    const [first, second] = [send('yes'), send('yes')];
    tell('yes');
    expect(come(first, second)).toEqual([true, false]);
    tell('yes');
    expect(come(first, second)).toEqual([true, true]);
  });

  it('are told apart by readers, by kind and by session', () => {
    const others = [
      send('yes', { to: 'agents' }),
      send('yes', { as: 'notice' }),
      send('yes', { sessionId: 'other' }),
    ];
    const sent = send('yes');
    tell('yes');
    expect(come(sent, ...others)).toEqual([true, false, false, false]);
  });

  it('do not wait for one that was not sent after all, wherever it stood', () => {
    const [first, second, third] = [send('yes'), send('yes'), send('yes')];
    second.withdraw();
    tell('yes');
    expect(come(first, third)).toEqual([true, false]);
    first.withdraw();
    expect(third.hasCome()).toBe(true);
  });

  it('what was withdrawn comes when a line does that none of the others has', () => {
    const [first, second] = [send('yes'), send('yes')];
    second.withdraw();
    second.withdraw();
    expect(come(first, second)).toEqual([false, false]);
    tell('yes');
    tell('yes');
    expect(come(first, second)).toEqual([true, true]);
  });

  it('begin to be counted anew when all of the first have come', () => {
    const first = send('yes');
    tell('yes');
    const second = send('yes');
    expect(come(first, second)).toEqual([true, false]);
    tell('yes');
    expect(come(first, second)).toEqual([true, true]);
  });

  it('and are not there already because they came more often than they were sent', () => {
    const first = send('yes');
    tell('yes');
    tell('yes');
    const second = send('yes');
    expect(come(first, second)).toEqual([true, false]);
  });

  it('and after a minute: a line that has not come by then does not come any more', () => {
    const lost = send('yes');
    vi.advanceTimersByTime(59_999);
    const waiting = send('yes');
    vi.advanceTimersByTime(1);
    const later = send('yes');
    tell('yes');
    expect(come(lost, waiting, later)).toEqual([true, false, true]);
  });
});

describe('may have come', () => {
  it('with words that I have not sent: the server may have made them of mine', () => {
    const sent = send('Hello');
    expect(sent.mayHaveCome()).toBe(false);
    tell('H****');
    expect(sent.mayHaveCome()).toBe(true);
  });

  it('not with words that I have sent as well', () => {
    const sent = send('Hello');
    send('Goodbye');
    tell('Goodbye');
    expect(sent.mayHaveCome()).toBe(false);
  });

  it('but with words that I sent more than a minute ago', () => {
    send('Goodbye');
    vi.advanceTimersByTime(60_000);
    const sent = send('Hello');
    tell('Goodbye');
    expect(sent.mayHaveCome()).toBe(true);
  });

  it('not by the line itself, also when my mode has changed before it', () => {
    const sent = send('Hello');
    tell('', { kind: 'rejoined', seenBy: null });
    tell('Hello');
    expect([sent.hasCome(), sent.mayHaveCome()]).toEqual([true, false]);
  });

  it.each<readonly [string, Partial<IncomingMessage>]>([
    ['of another', { from: AGENT }],
    ['to other readers', { seenBy: 'agents' }],
    ['of another kind', { kind: 'notice' }],
  ])('not by a line %s', (_what, changes) => {
    const sent = send('Hello');
    tell('H****', changes);
    expect(sent.mayHaveCome()).toBe(false);
  });

  it('not by a line from before', () => {
    tell('H****');
    expect(send('Hello').mayHaveCome()).toBe(false);
  });

  it('with its words to other readers, when my mode has changed before the line', () => {
    const sent = send('Hello', { to: 'agents' });
    tell('Hello', { seenBy: 'everyone' });
    expect(sent.mayHaveCome()).toBe(false);
    tell('', { kind: 'rejoined', seenBy: null });
    expect(sent.mayHaveCome()).toBe(false);
    tell('Other words', { seenBy: 'everyone' });
    tell('Hello', { seenBy: 'everyone', kind: 'notice' });
    tell('Hello', { seenBy: 'everyone', from: AGENT });
    expect(sent.mayHaveCome()).toBe(false);
    tell('Hello', { seenBy: 'everyone' });
    expect([sent.mayHaveCome(), sent.hasCome()]).toEqual([true, false]);
  });

  it('but not when the same was sent to those readers as well, nor for a session that is unknown', () => {
    const sent = send('Hello', { to: 'agents' });
    send('Hello');
    tell('', { kind: 'rejoined', seenBy: null });
    tell('Hello', { seenBy: 'everyone' });
    expect(sent.mayHaveCome()).toBe(false);
    expect(send('Hello', { sessionId: 'other' }).mayHaveCome()).toBe(false);
  });
});
