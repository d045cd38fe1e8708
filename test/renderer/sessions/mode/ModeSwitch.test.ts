/** The mode on screen is the confirmed one; asking for another never looks like having it. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import type { Mode } from '#preload/model/session.ts';
import { MODES } from '#preload/model/session.ts';
import { makePromise, refused } from '#test/renderer/fake-bridge.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { sampleAppState, sampleSession } from '#test/renderer/samples.ts';

const NAMES: Record<Mode, string> = { monitor: 'Monitor', coach: 'Coach', 'barge-in': 'Barge in' };
const group = (): HTMLElement => screen.getByRole('radiogroup', { name: 'Supervision mode' });
const radio = (mode: Mode): HTMLElement => screen.getByRole('radio', { name: NAMES[mode] });
const checked = (): Mode[] => MODES.filter((mode) => radio(mode).getAttribute('aria-checked') === 'true');
const isBusy = (): boolean => group().getAttribute('aria-busy') === 'true';
const descriptionOf = (element: HTMLElement): string =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
const withoutQuestion = { settings: { ...sampleAppState.settings, confirmBargeIn: false } };

test.each([
  ['monitor', 'Only supervisors can see that you are here.'],
  ['coach', 'The agent sees you. The customer does not.'],
  ['barge-in', 'Everyone sees you, the customer too.'],
] as const)('in %s it is checked, and who sees me stands in words', async (mode, words) => {
  await openSession({ mode });
  expect(checked()).toEqual([mode]);
  expect(screen.getByText(words)).toBeTruthy();
});

test('an unknown mode is none, and is said', async () => {
  await openSession({ mode: null });
  expect(checked()).toEqual([]);
  expect(screen.getByText('How you are seen in this session is not known.')).toBeTruthy();
});

describe('a switch', () => {
  test('is asked for once, is busy until confirmed, and checks the new mode only then', async () => {
    const { user, answers, inputsOf, show } = await openSession();
    const reply = makePromise<Reply<null>>();
    answers.switchMode = () => reply.promise;
    await user.dblClick(radio('coach'));
    expect(inputsOf('switchMode')).toEqual([{ sessionId: 's1', mode: 'coach' }]);
    expect(checked()).toEqual(['monitor']);
    expect(isBusy()).toBe(true);
    expect(within(group().parentElement!).getByText('Switching to Coach…')).toBeTruthy();

    await show({ sessions: [sampleSession({ pendingMode: 'coach' })] });
    reply.resolve({ ok: true, value: null });
    await new Promise((settled) => setTimeout(settled));
    expect(checked()).toEqual(['monitor']);
    expect(isBusy()).toBe(true);

    await show({ sessions: [sampleSession({ mode: 'coach' })] });
    await waitFor(() => expect(isBusy()).toBe(false));
    expect(checked()).toEqual(['coach']);
  });

  test('that was refused leaves the old mode, with the reason and the server’s words beneath', async () => {
    const { user, answers } = await openSession({ mode: 'coach' });
    answers.switchMode = () => refused('operation-refused', 'Not now');
    await user.click(radio('monitor'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The contact centre refused this.');
    expect(alert.querySelector('q')?.textContent).toBe('Not now');
    expect(checked()).toEqual(['coach']);
    expect(isBusy()).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that is confirmed after its time-out is no longer complained about', async () => {
    const { user, answers, show } = await openSession();
    answers.switchMode = () => refused('mode-not-confirmed');
    await user.click(radio('coach'));
    await screen.findByRole('alert');
    await show({ sessions: [sampleSession({ mode: 'coach' })] });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('fails in its own session only', async () => {
    const { user, answers, show } = await openSession();
    answers.switchMode = () => refused('operation-refused');
    await user.click(radio('coach'));
    await screen.findByRole('alert');
    await show({ sessions: [sampleSession({ id: 's2', customer: 'Ben' })] });
    await user.click(screen.getByRole('option', { name: /^Ben/ }));
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('option', { name: /^Maria/ }));
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  test('to the mode that is confirmed already is not asked for', async () => {
    const { user, inputsOf } = await openSession({ mode: 'coach' });
    await user.click(radio('coach'));
    expect(inputsOf('switchMode')).toEqual([]);
  });
});

describe('a mode that cannot be chosen', () => {
  test('because it is not offered says so and is not asked for', async () => {
    const { user, inputsOf } = await openSession({
      offers: { modes: ['barge-in'], actions: [] },
    });
    expect(radio('coach').getAttribute('aria-disabled')).toBe('true');
    expect(radio('monitor').getAttribute('aria-disabled')).toBe('false');
    expect(radio('barge-in').getAttribute('aria-disabled')).toBe('false');
    expect(descriptionOf(radio('coach'))).toContain('does not offer Coach for this session now');
    await user.click(radio('coach'));
    expect(inputsOf('switchMode')).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('does not offer this mode');
  });

  test('because it is not offered claims no mode, which may be another one while it is read', async () => {
    const { user, show, session } = await openSession({ offers: { modes: ['coach'], actions: [] } });
    await user.click(screen.getByRole('radio', { name: 'Barge in' }));
    expect(screen.getByRole('alert').textContent).toContain('does not offer this mode');
    await show({ sessions: [{ ...session, mode: 'coach' }] });
    expect(document.body.textContent).not.toMatch(/mode has not changed/i);
  });

  test('because another switch is pending waits for it', async () => {
    const { user, inputsOf } = await openSession({ pendingMode: 'coach' });
    expect(radio('barge-in').getAttribute('aria-disabled')).toBe('true');
    expect(isBusy()).toBe(true);
    expect(descriptionOf(radio('barge-in'))).toContain('Switching to Coach');
    await user.click(radio('barge-in'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(inputsOf('switchMode')).toEqual([]);
  });

  test('because there is no connection says so', async () => {
    const { user, inputsOf } = await openSession({}, { connection: { phase: 'connecting' } });
    expect(descriptionOf(radio('coach'))).toContain('no connection');
    await user.click(radio('coach'));
    expect(inputsOf('switchMode')).toEqual([]);
  });
});

describe('by keyboard', () => {
  test('arrows move the focus round the group and choose nothing; Space chooses', async () => {
    const { user, inputsOf } = await openSession();
    expect(MODES.map((mode) => radio(mode).tabIndex)).toEqual([0, -1, -1]);
    radio('monitor').focus();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement).toBe(radio('barge-in'));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(radio('monitor'));
    await user.keyboard('{ArrowLeft}{ArrowUp}');
    expect(document.activeElement).toBe(radio('coach'));
    expect(inputsOf('switchMode')).toEqual([]);
    await user.keyboard(' ');
    expect(inputsOf('switchMode')).toEqual([{ sessionId: 's1', mode: 'coach' }]);
  });

  test('a shortcut works from anywhere, by the place of its key', async () => {
    const { inputsOf } = await openSession({}, withoutQuestion);
    await fireEvent.keyDown(document.body, { key: 'é', code: 'Digit2', ctrlKey: true });
    expect(inputsOf('switchMode')).toEqual([{ sessionId: 's1', mode: 'coach' }]);
    expect(radio('coach').getAttribute('aria-keyshortcuts')).toBe('Control+2');
  });

  test('a digit alone, or held down, is no shortcut', async () => {
    const { inputsOf } = await openSession({}, withoutQuestion);
    await fireEvent.keyDown(document.body, { key: '3', code: 'Digit3' });
    await fireEvent.keyDown(document.body, { key: '3', code: 'Digit3', ctrlKey: true, repeat: true });
    expect(inputsOf('switchMode')).toEqual([]);
  });
});

describe('barging in', () => {
  test('asks first, with Cancel in focus and the customer named', async () => {
    const { user, inputsOf } = await openSession();
    await user.click(radio('barge-in'));
    const dialog = screen.getByRole('dialog', { name: 'Barge in?' });
    expect(dialog.textContent).toContain('Maria López');
    expect(within(dialog).getAllByRole('button')[0]?.textContent).toContain('Cancel');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(inputsOf('switchMode')).toEqual([]);
  });

  test('happens after a yes', async () => {
    const { user, inputsOf } = await openSession();
    await fireEvent.keyDown(document.body, { key: '3', code: 'Digit3', ctrlKey: true });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Barge in' }));
    expect(inputsOf('switchMode')).toEqual([{ sessionId: 's1', mode: 'barge-in' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(checked()).toEqual(['monitor']);
  });

  test('is not decided by a shortcut behind the question', async () => {
    const { user, inputsOf } = await openSession();
    await user.click(radio('barge-in'));
    const cancel = within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' });
    await fireEvent.keyDown(cancel, { key: '2', code: 'Digit2', ctrlKey: true });
    expect(inputsOf('switchMode')).toEqual([]);
  });

  test('does not ask where the settings say so', async () => {
    const { user, inputsOf } = await openSession(
      {},
      { settings: { ...sampleAppState.settings, confirmBargeIn: false } },
    );
    await user.click(radio('barge-in'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(inputsOf('switchMode')).toEqual([{ sessionId: 's1', mode: 'barge-in' }]);
  });
});
