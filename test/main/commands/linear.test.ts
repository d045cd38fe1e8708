/** Whether what I sent has come is found in one walk along the log, whoever else is in the session. */
import { expect, it } from 'vitest';
import type { SentMessage } from '#main/outcomes/sent-lines.ts';
import { createSentLines } from '#main/outcomes/sent-lines.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { grow, MOST, upTo } from '#test/growth.ts';
import { AGENT, chatting, CUSTOMER, me, message } from '#test/main/sessions/examples.ts';

const FEW = 300;
const SENT: SentMessage = { kind: 'message', sessionId: 's', to: 'everyone', as: 'text', text: 'Yes' };

/** A session with as many people as lines that came after I sent. */
function sentAmong(n: number) {
  const store = createSessionStore();
  const others = upTo(n).map((place) => ({ ...AGENT, id: `a${place}`, userId: `u${place}` }));
  store.apply({
    type: 'session-updated',
    session: chatting('everyone', { participants: [CUSTOMER, me('everyone'), ...others] }),
    at: 0,
  });
  const line = createSentLines(store).expect(SENT);
  const messages = upTo(n).map((place) =>
    message(place + 1, { from: others[place] ?? AGENT, text: `Yes ${place}` }),
  );
  store.apply({ type: 'messages-received', sessionId: 's', messages, at: 0 });
  return line;
}

it.each([
  ['has come', (line: ReturnType<typeof sentAmong>) => line.hasCome()],
  ['may have come', (line: ReturnType<typeof sentAmong>) => line.mayHaveCome()],
])('whether it %s', (_name, ask) => {
  const { few, times } = grow(FEW, (n) => {
    const line = sentAmong(n);
    return () => expect(ask(line)).toBe(false);
  });
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});
