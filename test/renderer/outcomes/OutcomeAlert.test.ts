/** What is on screen for an operation whose answer was lost: what is not known, what was found out, and nothing sent twice. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Outcome, OutcomeSubject } from '#preload/model/outcomes.ts';
import type { SessionAction } from '#preload/model/session.ts';
import { describeOutcome } from '#renderer/outcomes/outcome-labels.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

const TEXT: OutcomeSubject = {
  kind: 'message',
  sessionId: 's1',
  to: 'agents',
  as: 'text',
  text: 'Offer express',
};
const outcome = (phase: Outcome['phase'], subject: OutcomeSubject = TEXT, id = 1): Outcome => ({
  id,
  subject,
  phase,
  since: Date.now(),
});

const toAgent = (): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message to the agent' });
const form = (): HTMLElement => screen.getByRole('form', { name: 'Message to the agent' });
const alertIn = (place: HTMLElement): HTMLElement => within(place).getByRole('alert');
const sendAgain = (): HTMLElement | null => screen.queryByRole('button', { name: 'Send again' });

async function openWithLostAnswer() {
  const app = await openSession({ mode: 'coach' });
  app.answers.sendMessage = () => refused('outcome-unknown');
  await app.user.type(toAgent(), 'Offer express{Enter}');
  await app.show({ appState: { outcomes: [outcome('asking')] } });
  return app;
}

test('while it is not known whether a text was sent, that is said and it cannot be sent again', async () => {
  const { user, inputsOf } = await openWithLostAnswer();
  expect(alertIn(form()).textContent).toContain('It is not known whether this message was sent.');
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(toAgent().value).toBe('Offer express');
  expect(sendAgain()).toBeNull();
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull();
  await user.type(toAgent(), '{Enter}');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(inputsOf('sendMessage')).toHaveLength(1);
  expect(screen.getByText(/Your text stays here until it is known/)).toBeTruthy();
});

test('sent: the draft goes, and what was typed behind it stays', async () => {
  const { user, show } = await openWithLostAnswer();
  await user.type(toAgent(), ' and more');
  await show({ appState: { outcomes: [outcome('done')] } });
  expect(toAgent().value).toBe(' and more');
  expect(within(form()).queryByRole('alert')).toBeNull();
  expect(within(form()).getByText('The message was sent.')).toBeTruthy();
  await show({ appState: { outcomes: [] } });
  expect(toAgent().value).toBe(' and more');
});

test('sent: another text that stands there by then stays whole', async () => {
  const { user, show } = await openWithLostAnswer();
  await user.clear(toAgent());
  await user.type(toAgent(), 'Something else');
  await show({ appState: { outcomes: [outcome('done')] } });
  expect(toAgent().value).toBe('Something else');
});

test('sent, and written anew: the same words are not taken twice', async () => {
  const { user, show } = await openWithLostAnswer();
  await show({ appState: { outcomes: [outcome('done')] } });
  await user.type(toAgent(), 'Offer express');
  await show({
    appState: { outcomes: [outcome('done'), outcome('asking', { ...TEXT, to: 'everyone' }, 2)] },
  });
  expect(toAgent().value).toBe('Offer express');
});

test('sent: the draft of its session goes, also while another one is on screen', async () => {
  const { user, show } = await openWithLostAnswer();
  await show({ sessions: [sampleSession({ id: 's2', customer: 'Ben', mode: 'coach' })] });
  await user.click(screen.getByRole('option', { name: /^Ben/ }));
  expect(screen.queryByRole('alert')).toBeNull();
  await user.type(toAgent(), 'Offer express');
  await show({ appState: { outcomes: [outcome('done')] } });
  expect(toAgent().value).toBe('Offer express');
  await user.click(screen.getByRole('option', { name: /^Maria/ }));
  expect(toAgent().value).toBe('');
});

test('not sent: the draft stays, and Send again sends that and no more', async () => {
  const { user, show, answers, inputsOf } = await openWithLostAnswer();
  await user.type(toAgent(), ' and more');
  await show({ appState: { outcomes: [outcome('not-done')] } });
  expect(alertIn(form()).textContent).toContain('The message was not sent.');
  expect(toAgent().value).toBe('Offer express and more');
  answers.sendMessage = async () => ({ ok: true, value: null });
  const button = sendAgain();
  if (!button) throw new Error('it is not offered');
  await user.click(button);
  expect(inputsOf('sendMessage').at(-1)).toEqual({ sessionId: 's1', to: 'agents', text: 'Offer express' });
  await waitFor(() => expect(toAgent().value).toBe(' and more'));
});

test('still not known: it says so with the time, and can be dismissed', async () => {
  const { user, show, inputsOf } = await openWithLostAnswer();
  const since = Date.now() - 170_000;
  await show({ appState: { outcomes: [{ ...outcome('not-known', TEXT, 7), since }] } });
  expect(alertIn(form()).textContent).toContain('It is not known whether this message was sent.');
  expect(form().textContent).toContain('2 min ago');
  expect(sendAgain()).toBeNull();
  await user.click(within(form()).getByRole('button', { name: 'Dismiss' }));
  expect(inputsOf('dismissOutcome')).toEqual([{ id: 7 }]);
});

test('a page that begins anew finds what is not known, and takes nothing that was taken before', async () => {
  const memory = {
    openSessionId: 's1',
    drafts: [{ sessionId: 's1', to: 'agents', kind: 'text', text: 'Offer express' } as const],
  };
  await openApp({ outcomes: [outcome('done')] }, [sampleSession({ mode: 'coach' })], memory);
  await waitFor(() => expect(toAgent().value).toBe('Offer express'));
});

test.each([
  ['link', 'this link was sent'],
  ['notice', 'this notice was sent'],
] as const)('a %s is told as well, also when its form is not there', async (as, words) => {
  const { show } = await openSession({ mode: 'monitor' });
  await show({ appState: { outcomes: [outcome('asking', { ...TEXT, to: 'everyone', as })] } });
  expect(screen.getByRole('alert').textContent).toContain(words);
});

test('a switch: the confirmed mode stays, the other one is asked for, and it is not known', async () => {
  const { show } = await openSession({ mode: 'coach', pendingMode: 'barge-in' });
  const subject: OutcomeSubject = { kind: 'mode', sessionId: 's1', mode: 'barge-in' };
  await show({ appState: { outcomes: [outcome('asking', subject)] } });
  const group = screen.getByRole('radiogroup', { name: 'Supervision mode' });
  expect(group.getAttribute('aria-busy')).toBe('true');
  expect(within(group).getByRole('radio', { checked: true }).textContent).toContain('Coach');
  expect(screen.getByRole('alert').textContent).toContain('It is not known whether you are in Barge in now.');
  await show({ sessions: [sampleSession({ mode: 'barge-in' })] });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a switch that was done says nothing any more when the mode is another one, or in doubt', async () => {
  const { show } = await openSession({ mode: 'monitor' });
  const subject: OutcomeSubject = { kind: 'mode', sessionId: 's1', mode: 'monitor' };
  await show({ appState: { outcomes: [outcome('done', subject)] } });
  for (const now of [
    sampleSession({ mode: 'barge-in' }),
    sampleSession({ mode: null, isModeInDoubt: true }),
    sampleSession({ mode: null }),
  ]) {
    await show({ sessions: [now] });
    expect(document.body.textContent).not.toContain('You are in Monitor');
  }
});

test('a session that was left and comes again is not said to have been left', async () => {
  const { show, session } = await openSession();
  await show({ sessions: [endSession(session, { phase: 'left' })] });
  const subject: OutcomeSubject = { kind: 'action', sessionId: 's1', action: 'leave', detail: '' };
  await show({ appState: { outcomes: [outcome('done', subject)] } });
  expect(screen.getByText('You have left this session.')).toBeTruthy();
  await show({ sessions: [sampleSession({ mode: 'barge-in' })] });
  expect(screen.queryByText('You have left this session.')).toBeNull();
});

test('what it is about has a name of any length, and is cut', () => {
  const subject: OutcomeSubject = {
    kind: 'action',
    sessionId: 's1',
    action: 'set-disposition',
    detail: 'N'.repeat(10_000),
  };
  expect(describeOutcome(outcome('asking', subject)).happened.length).toBeLessThan(300);
});

test('leaving: it is not known, and leaving once more is possible', async () => {
  const { show, user, inputsOf } = await openSession();
  const subject: OutcomeSubject = { kind: 'action', sessionId: 's1', action: 'leave', detail: '' };
  await show({ appState: { outcomes: [outcome('not-known', subject)] } });
  expect(screen.getByRole('alert').textContent).toContain('whether you have left this session');
  await user.click(screen.getByRole('button', { name: 'Leave session' }));
  expect(inputsOf('closeSession')).toEqual([{ sessionId: 's1', how: 'leave' }]);
});

test('attached data: what was typed stays until it is known to be taken', async () => {
  const actions: SessionAction[] = ['update-data'];
  const { user, answers, show } = await openSession({ offers: { modes: [], actions } });
  answers.changeAttachedData = () => refused('outcome-unknown');
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  await user.clear(screen.getByRole('textbox', { name: 'Value' }));
  await user.type(screen.getByRole('textbox', { name: 'Value' }), 'Silver{Enter}');
  const subject: OutcomeSubject = {
    kind: 'action',
    sessionId: 's1',
    action: 'update-data',
    detail: 'Segment',
  };
  await show({ appState: { outcomes: [outcome('asking', subject)] } });
  expect(screen.getByRole('alert').textContent).toContain('Segment');
  expect(screen.getByRole('textbox', { name: 'Value' })).toHaveProperty('value', 'Silver');
  const attachedData = [{ key: 'Segment', value: 'Silver', isPlain: true }];
  await show({
    sessions: [sampleSession({ attachedData, offers: { modes: [], actions } })],
    appState: { outcomes: [outcome('done', subject)] },
  });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Value' })).toBeNull());
});

test('every subject has its words in every phase', () => {
  const actions = ['accept', 'leave', 'complete', 'invite', 'set-disposition', 'attach-data'] as const;
  const subjects: OutcomeSubject[] = [
    TEXT,
    { kind: 'mode', sessionId: 's1', mode: 'coach' },
    ...actions.map((action) => ({ kind: 'action', sessionId: 's1', action, detail: 'x' }) as const),
    { kind: 'order', agentId: 'a', order: { mode: 'coach', scope: 'all' } },
    { kind: 'order', agentId: 'a', order: null },
    { kind: 'join', agentId: 'a', sessionId: 's1', mode: 'coach' },
    { kind: 'readiness', agentId: null, readiness: 'ready' },
    { kind: 'work', isStarting: true },
  ];
  for (const subject of subjects) {
    for (const phase of ['asking', 'not-known'] as const)
      expect(describeOutcome(outcome(phase, subject)).happened).toMatch(/^It is not known whether .+\.$/);
    for (const phase of ['done', 'not-done'] as const)
      expect(describeOutcome(outcome(phase, subject)).happened).toMatch(/^\P{Ll}.+\.$/u);
  }
});

const COMPOSED = [{ isComposing: true }, { keyCode: 229 }, { isComposing: true, keyCode: 229 }] as const;

test.each(COMPOSED)('a key of an input method sends nothing and leaves no field: %j', async (how) => {
  const offers = { modes: ['monitor'], actions: ['message-to-agents', 'update-data'] } as const;
  const { user, inputsOf } = await openSession({ mode: 'coach', offers });
  await user.type(toAgent(), '日本');
  await fireEvent.compositionStart(toAgent());
  await fireEvent.compositionEnd(toAgent());
  await fireEvent.keyDown(toAgent(), { key: 'Enter', ...how });
  expect(inputsOf('sendMessage')).toEqual([]);
  expect(toAgent().value).toBe('日本');
  await fireEvent.keyDown(toAgent(), { key: 'Enter', keyCode: 13 });
  expect(inputsOf('sendMessage')).toHaveLength(1);

  await user.click(screen.getByRole('button', { name: 'Edit' }));
  const value = screen.getByRole('textbox', { name: 'Value' });
  await user.type(value, '日本');
  await fireEvent.keyDown(value, { key: 'Escape', ...how });
  await fireEvent.keyDown(value, { key: 'Enter', ...how });
  expect(inputsOf('changeAttachedData')).toEqual([]);
  expect(screen.getByRole('textbox', { name: 'Value' })).toBe(value);

  const search = screen.getByRole('searchbox', { name: 'Search sessions' });
  await user.type(search, 'Maria');
  await fireEvent.keyDown(search, { key: 'Escape', ...how });
  expect(search).toHaveProperty('value', 'Maria');
  await fireEvent.keyDown(search, { key: '1', code: 'Digit1', ctrlKey: true, ...how });
  expect(inputsOf('switchMode')).toEqual([]);
});
