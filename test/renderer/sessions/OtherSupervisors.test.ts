/** Other supervisors on a session are visible as such. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { openSession } from '#test/renderer/open-app.ts';
import { sampleParticipant } from '#test/renderer/samples.ts';

test('each other supervisor is named with her mode; I am not one of them', async () => {
  await openSession({
    participants: [
      sampleParticipant(),
      sampleParticipant({ id: 'me', nickname: 'Sam', role: 'supervisor', isMe: true }),
      sampleParticipant({ id: 'sue', nickname: 'Sue Lindqvist', role: 'supervisor', visibility: 'agents' }),
      sampleParticipant({ id: 'dan', nickname: 'Dan', role: 'supervisor', visibility: null }),
    ],
  });
  const chips = within(screen.getByRole('list', { name: 'Other supervisors' })).getAllByRole('listitem');
  expect(chips.map((chip) => chip.textContent.trim())).toEqual([
    'Sue Lindqvist also here · Coach',
    'Dan also here · mode not known',
  ]);
});

test('alone, nothing is said', async () => {
  await openSession();
  expect(screen.queryByText(/also here/)).toBeNull();
});
