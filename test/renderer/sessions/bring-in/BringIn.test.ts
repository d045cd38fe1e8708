/** Bringing somebody into a session: how, whom, and what became of it. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { DirectoryEntry } from '#preload/model/directory.ts';
import type { SessionAction } from '#preload/model/session.ts';
import { answer, refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openSession } from '#test/renderer/open-app.ts';

const people: readonly DirectoryEntry[] = [
  { kind: 'person', name: 'Ben Ode', detail: 'ben.ode', address: '/users/b' },
  { kind: 'queue', name: 'Billing', detail: '', address: '/queues/q' },
];
const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Bring somebody in' });
const search = (): HTMLElement => screen.getByRole('searchbox', { name: 'Search people and queues' });

async function openDialog(...actions: SessionAction[]): Promise<OpenApp> {
  const app = await openSession({ offers: { modes: [], actions } });
  app.answers.searchDirectory = () => answer(people);
  await app.user.click(screen.getByRole('button', { name: 'Bring in…' }));
  return app;
}

test('is not there when none of it is offered', async () => {
  await openSession();
  expect(screen.queryByRole('button', { name: 'Bring in…' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'End consultation' })).toBeNull();
});

test('lists the ways that are offered, each explained', async () => {
  await openDialog('invite', 'consult');
  const ways = within(dialog()).getAllByRole<HTMLInputElement>('radio');
  expect(ways.map((way) => way.labels?.[0]?.textContent)).toEqual(['Invite', 'Consult']);
  expect(within(dialog()).getByText(/the customer notices nothing/)).toBeTruthy();
  expect(ways[0]?.checked).toBe(true);
});

test('searches once the typing pauses, and what is chosen by keyboard is brought in', async () => {
  const { user, inputsOf } = await openDialog('transfer', 'consult');
  await user.type(search(), 'bill');
  const results = await screen.findByRole('listbox', { name: 'People and queues' });
  expect(inputsOf('searchDirectory')).toEqual([{ text: 'bill' }]);
  expect(screen.getByText('2 found')).toBeTruthy();
  for (const how of [{ isComposing: true }, { keyCode: 229 }])
    await fireEvent.keyDown(search(), { key: 'ArrowDown', ...how });
  expect(document.activeElement).toBe(search());
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(results);
  await user.keyboard('{ArrowDown}');
  expect(within(results).getByRole('option', { selected: true }).textContent).toContain('Billing');
  await user.click(screen.getByRole('radio', { name: 'Consult' }));
  await user.click(within(dialog()).getByRole('button', { name: 'Consult' }));
  expect(inputsOf('consult')).toEqual([{ sessionId: 's1', address: '/queues/q' }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('nobody chosen, nobody brought in, and it says so', async () => {
  const { user, inputsOf } = await openDialog('transfer');
  await user.click(within(dialog()).getByRole('button', { name: 'Transfer' }));
  expect([inputsOf('transfer'), inputsOf('invite'), inputsOf('consult')]).toEqual([[], [], []]);
  expect(within(dialog()).getByText('Choose somebody first.')).toBeTruthy();
});

test('a new search forgets who was chosen', async () => {
  const { user, inputsOf } = await openDialog('transfer');
  await user.type(search(), 'b');
  await user.click(await screen.findByRole('option', { name: /Ben Ode/ }));
  await user.type(search(), 'x');
  await user.click(within(dialog()).getByRole('button', { name: 'Transfer' }));
  expect([inputsOf('transfer'), inputsOf('invite'), inputsOf('consult')]).toEqual([[], [], []]);
});

test('a failure stands in the dialog, and what was chosen stays', async () => {
  const { user, answers } = await openDialog('transfer');
  answers.transfer = () => refused('operation-failed-later', 'Request failed');
  await user.type(search(), 'b');
  await user.click(await screen.findByRole('option', { name: /Ben Ode/ }));
  await user.click(within(dialog()).getByRole('button', { name: 'Transfer' }));
  expect((await within(dialog()).findByRole('alert')).textContent).toContain('Request failed');
  expect(within(dialog()).getByRole('option', { selected: true }).textContent).toContain('Ben Ode');
});

test('a search that fails says why, one that finds nothing says so', async () => {
  const { user, answers } = await openDialog('transfer');
  answers.searchDirectory = () => refused('server-failed');
  await user.type(search(), 'b');
  expect((await within(dialog()).findByRole('alert')).textContent).toContain('The server failed');
  answers.searchDirectory = () => answer([]);
  await user.type(search(), 'e');
  expect(await within(dialog()).findByText(/Nobody and no queue/)).toBeTruthy();
});

test('a consultation can be ended when that is offered', async () => {
  const { user, answers, inputsOf } = await openSession({
    offers: { modes: [], actions: ['cancel-consult'] },
  });
  answers.cancelConsult = () => refused('operation-failed-later', 'Request failed');
  await user.click(screen.getByRole('button', { name: 'End consultation' }));
  expect(inputsOf('cancelConsult')).toEqual([{ sessionId: 's1' }]);
  expect((await screen.findByRole('alert')).textContent).toContain('Request failed');
});
