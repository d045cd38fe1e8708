/** Who reads what: each mode writes to its own readers, and no draft ever changes its readers. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import { MESSAGE_LIMIT } from '#preload/model/messages.ts';
import { makePromise, refused } from '#test/renderer/fake-bridge.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

const toAgent = (): HTMLElement => screen.getByRole('textbox', { name: 'Message to the agent' });
const toEveryone = (): HTMLElement => screen.getByRole('textbox', { name: 'Message to everyone' });
const messageFields = (): HTMLElement[] => screen.queryAllByRole('textbox', { name: /^Message/ });
const send = (): HTMLElement => screen.getByRole('button', { name: 'Send' });
const valueOf = (field: HTMLElement): string => (field instanceof HTMLTextAreaElement ? field.value : '');

test.each([
  [{ mode: 'monitor' }, /You are reading unseen/],
  [{ mode: null }, /until it is known who sees you/],
] as const)('with %j there is nothing to write in, and it says why', async (change, reason) => {
  await openSession(change);
  expect(messageFields()).toEqual([]);
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  expect(screen.getAllByText(reason).length).toBeGreaterThan(0);
});

test('in a session that has ended there is nothing to write in, and it says so', async () => {
  const { show, session } = await openSession({ mode: 'barge-in' });
  await show({ sessions: [endSession(session, { phase: 'completed' })] });
  expect(messageFields()).toEqual([]);
  expect(screen.getAllByText(/session has ended/).length).toBeGreaterThan(0);
});

test('without a connection nobody is told that she reads unseen', async () => {
  const lost = {
    phase: 'offline',
    since: 0,
    heardAt: 0,
    attempt: 4,
    nextTryAt: null,
    reason: 'no-answer',
  } as const;
  await openSession({ mode: 'monitor' }, { connection: lost });
  expect(screen.queryByText(/unseen/)).toBeNull();
  expect(screen.getByText(/when the connection is back/)).toBeTruthy();
});

test('in Coach the one field writes to the agent', async () => {
  const { user, inputsOf } = await openSession({ mode: 'coach' });
  expect(messageFields()).toEqual([toAgent()]);
  await user.type(toAgent(), 'Offer express');
  await user.click(send());
  expect(inputsOf('sendMessage')).toEqual([{ sessionId: 's1', to: 'agents', text: 'Offer express' }]);
  await waitFor(() => expect(valueOf(toAgent())).toBe(''));
});

test('in Barge in the first field writes to everyone, the second to the agent', async () => {
  const { user, inputsOf } = await openSession({ mode: 'barge-in' });
  expect(messageFields()).toEqual([toEveryone(), toAgent()]);
  expect(screen.getByText('The customer will read this.')).toBeTruthy();
  await user.type(toEveryone(), 'Hello{Enter}');
  await user.type(toAgent(), 'psst');
  await user.click(screen.getByRole('button', { name: 'Send to the agent' }));
  expect(inputsOf('sendMessage')).toEqual([
    { sessionId: 's1', to: 'everyone', text: 'Hello' },
    { sessionId: 's1', to: 'agents', text: 'psst' },
  ]);
});

test('Enter sends, Shift+Enter breaks the line, Enter in a composition does neither', async () => {
  const { user, inputsOf } = await openSession({ mode: 'coach' });
  await user.type(toAgent(), 'a{Shift>}{Enter}{/Shift}b');
  await fireEvent.keyDown(toAgent(), { key: 'Enter', isComposing: true });
  expect(inputsOf('sendMessage')).toEqual([]);
  await user.type(toAgent(), '{Enter}');
  expect(inputsOf('sendMessage')[0]?.text).toBe('a\nb');
});

test('a text that failed stays, with the reason beside it', async () => {
  const { user, answers } = await openSession({ mode: 'coach' });
  answers.sendMessage = () => refused('message-not-allowed-in-mode', 'Denied');
  await user.type(toAgent(), 'Offer express{Enter}');
  const form = screen.getByRole('form', { name: 'Message to the agent' });
  expect((await within(form).findByRole('alert')).textContent).toContain('Denied');
  expect(valueOf(toAgent())).toBe('Offer express');
});

test('while sending it is busy, sends nothing twice and keeps what is typed behind', async () => {
  const { user, answers, inputsOf } = await openSession({ mode: 'coach' });
  const reply = makePromise<Reply<null>>();
  answers.sendMessage = () => reply.promise;
  await user.type(toAgent(), 'one{Enter}');
  expect(screen.getByRole('form', { name: 'Message to the agent' }).getAttribute('aria-busy')).toBe('true');
  expect(send().getAttribute('aria-disabled')).toBe('true');
  await user.type(toAgent(), ' two{Enter}');
  expect(inputsOf('sendMessage')).toHaveLength(1);
  reply.resolve({ ok: true, value: null });
  await waitFor(() => expect(valueOf(toAgent())).toBe(' two'));
});

test('a change of mode moves no draft to other readers and takes no field from under the cursor', async () => {
  const { user, show } = await openSession({ mode: 'coach' });
  await user.type(toAgent(), 'for Amy only');
  const field = toAgent();
  await show({ sessions: [sampleSession({ mode: 'barge-in' })] });
  expect(document.activeElement).toBe(field);
  expect(valueOf(toAgent())).toBe('for Amy only');
  expect(valueOf(toEveryone())).toBe('');

  await user.type(toEveryone(), 'for all');
  await show({ sessions: [sampleSession({ mode: 'coach' })] });
  expect(valueOf(toAgent())).toBe('for Amy only');
  expect(screen.getByText(/unsent “Message to everyone” is kept/)).toBeTruthy();
  await show({ sessions: [sampleSession({ mode: 'barge-in' })] });
  expect(valueOf(toEveryone())).toBe('for all');
});

test('a draft waits in its own session', async () => {
  const { user, show } = await openSession({ mode: 'coach' });
  await user.type(toAgent(), 'for Amy only');
  await show({ sessions: [sampleSession({ id: 's2', customer: 'Ben', mode: 'coach' })] });
  await user.click(screen.getByRole('option', { name: /^Ben/ }));
  expect(valueOf(toAgent())).toBe('');
  await user.click(screen.getByRole('option', { name: /^Maria/ }));
  expect(valueOf(toAgent())).toBe('for Amy only');
});

test('what the contact centre does not offer cannot be sent, and it says so', async () => {
  const { user, inputsOf } = await openSession({
    mode: 'barge-in',
    offers: { modes: [], actions: ['message-to-agents'] },
  });
  await user.type(toEveryone(), 'Hello{Enter}');
  expect(screen.getByText(/does not offer messages to everyone/)).toBeTruthy();
  await user.type(toAgent(), 'psst{Enter}');
  expect(inputsOf('sendMessage')).toEqual([{ sessionId: 's1', to: 'agents', text: 'psst' }]);
});

test('a text that is too long is counted and not sent', async () => {
  const { user, inputsOf } = await openSession({ mode: 'coach' });
  await fireEvent.input(toAgent(), { target: { value: 'x'.repeat(MESSAGE_LIMIT - 10) } });
  expect(screen.getByText('Room for 10 more')).toBeTruthy();
  await fireEvent.input(toAgent(), { target: { value: 'x'.repeat(MESSAGE_LIMIT + 1) } });
  expect(screen.getByText('Too long by 1')).toBeTruthy();
  await user.type(toAgent(), '{Enter}');
  expect(inputsOf('sendMessage')).toEqual([]);
});

test('blank text is not sent', async () => {
  const { user, inputsOf } = await openSession({ mode: 'coach' });
  await user.type(toAgent(), '   {Enter}');
  await user.click(send());
  expect(inputsOf('sendMessage')).toEqual([]);
});

test('links and notices are offered where the contact centre offers them', async () => {
  const { show } = await openSession({ mode: 'barge-in' });
  const names = (): string[] =>
    screen.getAllByRole('button', { name: /^Send a/ }).map((button) => button.textContent.trim());
  expect(screen.queryByRole('button', { name: /^Send a/ })).toBeNull();
  const actions = ['link-to-everyone', 'notice-to-everyone', 'notice-to-agents'] as const;
  await show({ sessions: [sampleSession({ mode: 'barge-in', offers: { modes: [], actions } })] });
  expect(names()).toEqual(['Send a link', 'Send a notice', 'Send a notice to the agent']);
  await show({ sessions: [sampleSession({ mode: 'coach', offers: { modes: [], actions } })] });
  expect(names()).toEqual(['Send a notice to the agent']);
});

test('a link and a notice go where their field says, and the message waits', async () => {
  const { user, inputsOf } = await openSession({
    mode: 'barge-in',
    offers: { modes: [], actions: ['message-to-everyone', 'link-to-everyone', 'notice-to-agents'] },
  });
  await user.type(toEveryone(), 'half a sentence');
  await user.click(screen.getByRole('button', { name: 'Send a link' }));
  const link = screen.getByRole('textbox', { name: 'Link to everyone' });
  expect(document.activeElement).toBe(link);
  await user.type(link, ' https://example.com ');
  await user.click(send());
  expect(inputsOf('sendLink')).toEqual([{ sessionId: 's1', url: 'https://example.com' }]);
  await user.click(screen.getByRole('button', { name: 'Back to the message' }));
  expect(valueOf(toEveryone())).toBe('half a sentence');

  await user.click(screen.getByRole('button', { name: 'Send a notice to the agent' }));
  await user.type(screen.getByRole('textbox', { name: 'Notice to the agent' }), 'Mind the offer{Enter}');
  expect(inputsOf('sendNotice')).toEqual([{ sessionId: 's1', to: 'agents', text: 'Mind the offer' }]);
  expect(inputsOf('sendMessage')).toEqual([]);
});

test('a link that was refused stays, also when another session was looked at', async () => {
  const { user, answers, show } = await openSession({
    mode: 'barge-in',
    offers: { modes: [], actions: ['link-to-everyone'] },
  });
  answers.sendLink = () => refused('link-not-allowed');
  await user.click(screen.getByRole('button', { name: 'Send a link' }));
  await user.type(screen.getByRole('textbox', { name: 'Link to everyone' }), 'ftp://x{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be used as a link');
  await show({ sessions: [sampleSession({ id: 's2', customer: 'Ben' })] });
  await user.click(screen.getByRole('option', { name: /^Ben/ }));
  await user.click(screen.getByRole('option', { name: /^Maria/ }));
  expect(valueOf(screen.getByRole('textbox', { name: 'Link to everyone' }))).toBe('ftp://x');
});

test('a kind that is not offered any more makes way for the message, and its text is kept', async () => {
  const offers = { modes: [], actions: ['message-to-everyone', 'link-to-everyone'] as const };
  const { user, show } = await openSession({ mode: 'barge-in', offers });
  await user.click(screen.getByRole('button', { name: 'Send a link' }));
  await user.type(screen.getByRole('textbox', { name: 'Link to everyone' }), 'https://x');
  await show({ sessions: [sampleSession({ mode: 'barge-in' })] });
  expect(valueOf(toEveryone())).toBe('');
  expect(screen.getByText(/unsent “Link to everyone” is kept/)).toBeTruthy();
});

test('the length as SMS is counted for what the customer gets, and only for that', async () => {
  const { user } = await openSession({ mode: 'barge-in' });
  await user.type(toAgent(), 'psst');
  expect(screen.queryByText(/SMS$/)).toBeNull();
  await user.type(toEveryone(), 'Hello');
  expect(screen.getByText('5 characters · 1 SMS')).toBeTruthy();
  expect(screen.queryByText(/not in the SMS alphabet/)).toBeNull();
  await fireEvent.input(toEveryone(), { target: { value: `ł${'a'.repeat(70)}` } });
  expect(screen.getByText('71 characters · 2 SMS')).toBeTruthy();
  expect(screen.getByText(/not in the SMS alphabet/).textContent).toContain('“ł”');
});

test('while the mode is being changed nothing is sent, says why, and the text is kept', async () => {
  const { user, show, session, inputsOf } = await openSession({ mode: 'barge-in' });
  await user.type(toEveryone(), 'Good morning');
  await show({ sessions: [{ ...session, pendingMode: 'coach' }] });
  expect(screen.getAllByText(/Your mode is being changed/).length).toBeGreaterThan(0);
  await user.click(send());
  await user.type(toEveryone(), '{Enter}');
  expect(inputsOf('sendMessage')).toEqual([]);
  await show({ sessions: [session] });
  expect(valueOf(toEveryone())).toBe('Good morning');
  await user.click(send());
  expect(inputsOf('sendMessage')).toEqual([{ sessionId: 's1', to: 'everyone', text: 'Good morning' }]);
});
