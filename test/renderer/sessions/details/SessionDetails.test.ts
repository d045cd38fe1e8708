/** Who takes part, what each can see, and what is attached. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { openApp, openSession } from '#test/renderer/open-app.ts';
import { endSession, sampleParticipant } from '#test/renderer/samples.ts';

const region = (): HTMLElement => screen.getByRole('region', { name: 'Session details' });
const people = (): string[] =>
  within(region())
    .getAllByRole('listitem')
    .map((item) => item.textContent.replace(/\s+/g, ' ').trim());

test('is there before a session is open', async () => {
  await openApp();
  expect(region().textContent).toContain('Open a session');
});

test('tells of each participant what he sees and who sees him', async () => {
  await openSession({
    participants: [
      sampleParticipant(),
      sampleParticipant({ id: '2', nickname: 'Amy', role: 'agent' }),
      sampleParticipant({
        id: '3',
        nickname: 'Sam',
        role: 'supervisor',
        isMe: true,
        visibility: 'supervisors',
      }),
      sampleParticipant({ id: '4', nickname: 'Dana', role: 'supervisor', visibility: 'agents' }),
      sampleParticipant({ id: '5', nickname: 'Bot', role: 'external', visibility: null }),
    ],
  });
  expect(people()).toEqual([
    'Maria López Customer. Sees what is said to everyone.',
    'Amy Agent. Sees what is said to everyone and to agents.',
    'Sam You Monitor Supervisor. Sees everything. Seen by supervisors only.',
    'Dana Coach Supervisor. Sees everything. Seen by agents, not by the customer.',
    'Bot Service. Sees what is said to everyone. Who sees this person is not known.',
  ]);
});

test('does not say how I am seen in a session that I am not in any more', async () => {
  const me = sampleParticipant({
    id: 'p-me',
    nickname: 'Sam',
    role: 'supervisor',
    visibility: 'everyone',
    isMe: true,
  });
  const { show, session } = await openSession({ mode: 'barge-in', participants: [me] });
  await show({ sessions: [endSession(session, { phase: 'left' })] });
  const mine = within(screen.getByRole('region', { name: 'Session details' }))
    .getByText('Sam')
    .closest('li');
  expect(mine?.textContent).toContain('Not in this session any more.');
  expect(mine?.textContent).not.toMatch(/Barge in|Seen by/);
});

test('shows attached data as a table with row headings', async () => {
  await openSession({ attachedData: [{ key: 'Segment', value: 'Gold', isPlain: true }] });
  expect(within(region()).getByRole('rowheader', { name: 'Segment' })).toBeTruthy();
  expect(within(region()).getByRole('cell', { name: 'Gold' })).toBeTruthy();
});
