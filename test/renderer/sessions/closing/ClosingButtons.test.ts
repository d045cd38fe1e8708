/** The ways out of a session. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { endSession } from '#test/renderer/samples.ts';

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
])('where it is not possible it says why and does nothing', async (change, appState, reason) => {
  const { user, inputsOf } = await openSession(change, appState);
  expect(button().getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button().getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    reason,
  );
  await user.click(button());
  expect(inputsOf('closeSession')).toEqual([]);
});

test('completing, alone or with leaving, is there when it is offered', async () => {
  const { user, inputsOf, show, session } = await openSession();
  expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
  await show({
    sessions: [{ ...session, offers: { modes: [], actions: ['leave', 'complete', 'leave-and-complete'] } }],
  });
  await user.click(screen.getByRole('button', { name: 'Complete' }));
  await user.click(screen.getByRole('button', { name: 'Leave and complete' }));
  expect(inputsOf('closeSession').map(({ how }) => how)).toEqual(['complete', 'leave-and-complete']);
});

test('while one is under way no other is taken', async () => {
  const { user, answers, inputsOf } = await openSession({
    offers: { modes: [], actions: ['leave', 'complete'] },
  });
  answers.closeSession = () => new Promise(() => {});
  await user.click(button());
  await user.click(screen.getByRole('button', { name: 'Complete' }));
  expect(inputsOf('closeSession')).toEqual([{ sessionId: 's1', how: 'leave' }]);
  expect(button().getAttribute('aria-busy')).toBe('true');
});

test('who has left may still complete; in a session that is over nothing is offered', async () => {
  const offers = { modes: [], actions: ['leave', 'complete'] as const };
  const { show, session } = await openSession({ offers });
  const left = endSession(session, { phase: 'left' });
  await show({ sessions: [left] });
  expect(screen.getAllByText(/You have left this session\. It may go on without you/)).not.toEqual([]);
  expect(screen.queryByRole('button', { name: 'Leave session' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Complete' })).toBeTruthy();
  await show({ sessions: [endSession(left, { phase: 'revoked' })] });
  expect(screen.getAllByText(/You have left this session/)).not.toEqual([]);
  expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
});

test('one that was taken from me offers nothing, and says that it is not known why', async () => {
  const { show, session } = await openSession({ offers: { modes: [], actions: ['leave', 'complete'] } });
  await show({ sessions: [endSession(session, { phase: 'revoked' })] });
  expect(screen.getAllByText(/completed or put back into a queue/)).not.toEqual([]);
  expect(screen.queryByRole('button', { name: /Leave session|Complete/ })).toBeNull();
});

test('a state that was never heard of is said, and can be left', async () => {
  await openSession({ phase: 'unknown' });
  expect(screen.getByText(/in a state that this app does not know/)).toBeTruthy();
  expect(button().getAttribute('aria-disabled')).toBe('false');
});
