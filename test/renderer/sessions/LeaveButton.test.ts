/** Leaving a session. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '../fake-bridge.ts';
import { openSession } from '../open-app.ts';

const button = (): HTMLElement => screen.getByRole('button', { name: 'Leave session' });

test('asks main, and says beside the button why it failed', async () => {
  const { user, answers, inputsOf } = await openSession();
  answers.closeSession = () => refused('close-not-confirmed');
  await user.click(button());
  expect(inputsOf('closeSession')).toEqual([{ sessionId: 's1', how: 'leave' }]);
  expect((await screen.findByRole('alert')).textContent).toContain('not confirmed that the session is over');
});

test.each([
  [{}, { connection: { phase: 'connecting' as const } }, 'no connection'],
  [{ offers: { modes: [], actions: [] } }, {}, 'does not offer leaving'],
])('where it is not possible it says why and does nothing', async (change, shell, reason) => {
  const { user, inputsOf } = await openSession(change, shell);
  expect(button().getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button().getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    reason,
  );
  await user.click(button());
  expect(inputsOf('closeSession')).toEqual([]);
});
