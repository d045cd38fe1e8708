/** A page that begins anew after a crash: what was open is open again, what was typed is there, and only for its owner. */
import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { PageMemory } from '#preload/model/drafts.ts';
import { openApp, openSession } from './open-app.ts';
import { sampleAppState, sampleSession } from './samples.ts';

const memory: PageMemory = {
  openSessionId: 's1',
  drafts: [{ sessionId: 's1', to: 'agents', kind: 'text', text: 'half a sentence' }],
};
const composer = (): HTMLElement => screen.getByRole('textbox', { name: 'Message to the agent' });

test('opens the session that was open, with what was typed', async () => {
  const { inputsOf } = await openApp({}, [sampleSession({ mode: 'coach' })], memory);
  await waitFor(() => expect(composer()).toHaveProperty('value', 'half a sentence'));
  expect(inputsOf('openSession')).toEqual([{ sessionId: 's1' }]);
});

test('waits for the session while the connection is coming back', async () => {
  const { show, inputsOf } = await openApp({ connection: { phase: 'connecting' } }, [], memory);
  expect(inputsOf('openSession')).toEqual([]);
  await show({ sessions: [sampleSession({ mode: 'coach' })] });
  await waitFor(() => expect(composer()).toHaveProperty('value', 'half a sentence'));
});

test('a session that is gone by then, or another that has been opened since, is not jumped away from', async () => {
  const { user, show, inputsOf } = await openApp({}, [sampleSession({ id: 's2', customer: 'Ben' })], memory);
  await show({ sessions: [sampleSession()] });
  expect(screen.getByText('Choose a session')).toBeTruthy();
  await user.click(screen.getByRole('option', { name: /^Ben/ }));
  expect(inputsOf('openSession')).toEqual([{ sessionId: 's2' }]);
});

test('is nobody’s when nobody is signed in', async () => {
  const { show, inputsOf } = await openApp({ account: null }, [sampleSession({ mode: 'coach' })], memory);
  await show({ appState: { account: sampleAppState.account } });
  expect(screen.getByText('Choose a session')).toBeTruthy();
  expect(inputsOf('openSession')).toEqual([]);
});

test('main is told of what is typed', async () => {
  const { user, inputsOf } = await openSession({ mode: 'coach' });
  await user.type(composer(), 'abc');
  await waitFor(() =>
    expect(inputsOf('keepDraft').at(-1)).toEqual({
      sessionId: 's1',
      to: 'agents',
      kind: 'text',
      text: 'abc',
    }),
  );
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf('keepDraft').at(-1)?.text).toBe(''));
});
