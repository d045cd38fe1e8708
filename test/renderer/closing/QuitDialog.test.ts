/** The question before quitting: four ways, each explained, and staying is the safe one. */
import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { endSession, sampleAppState, sampleSession } from '#test/renderer/samples.ts';

const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Quit SMS Supervisor?' });
const ways = (): string[] =>
  within(dialog())
    .getAllByRole('button')
    .map((button) => button.textContent.trim());
const withWork = { ...sampleAppState.work, isStarted: true };

test('stands while main waits for the answer', async () => {
  const { show } = await openApp();
  expect(screen.queryByRole('dialog')).toBeNull();
  await show({ appState: { isQuitting: true } });
  expect(ways()).toEqual(['Stay', 'Quit and keep sessions', 'Leave sessions and quit']);
  await show({ appState: { isQuitting: false } });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('counts the sessions that I am in, and offers to end work that has started', async () => {
  await openApp({ isQuitting: true, work: withWork }, [
    sampleSession(),
    endSession(sampleSession({ id: 's2' }), { phase: 'completed' }),
  ]);
  expect(dialog().textContent).toContain('You are in 1 session. Your work has started.');
  expect(ways().at(-1)).toBe('End work and quit');
});

test.each([
  ['Stay', 'stay'],
  ['Quit and keep sessions', 'keep-sessions'],
  ['Leave sessions and quit', 'leave-sessions'],
  ['End work and quit', 'end-work'],
] as const)('“%s” answers %s and says beneath what that does', async (name, how) => {
  const { user, inputsOf } = await openApp({ isQuitting: true, work: withWork });
  const button = within(dialog()).getByRole('button', { name });
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/\.$/);
  await user.click(button);
  expect(inputsOf('quit')).toEqual([{ how }]);
});

test('closing the question is staying', async () => {
  const { inputsOf } = await openApp({ isQuitting: true });
  await fireEvent(dialog(), new Event('close'));
  expect(inputsOf('quit')).toEqual([{ how: 'stay' }]);
});

test('a way that failed says why and lets choose again', async () => {
  const { user, answers } = await openApp({ isQuitting: true });
  answers.quit = () => refused('close-not-confirmed');
  await user.click(within(dialog()).getByRole('button', { name: 'Leave sessions and quit' }));
  expect((await within(dialog()).findByRole('alert')).textContent).toContain('has not confirmed');
  expect(within(dialog()).getByRole('button', { name: 'Stay' }).getAttribute('aria-disabled')).toBe('false');
});
