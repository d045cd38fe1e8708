/** The list of sessions: one tab stop, its order, its search, and that rows keep still under a hand. */
import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleSession } from '#test/renderer/samples.ts';

const three = [
  sampleSession({ id: 'a', customer: 'Anna', waitingSince: 30 }),
  sampleSession({ id: 'b', customer: 'Ben', waitingSince: 20 }),
  sampleSession({ id: 'c', customer: 'Cy', waitingSince: 10 }),
];

const list = (): HTMLElement => screen.getByRole('listbox', { name: 'SMS sessions' });
const customers = (): string[] =>
  screen.getAllByRole('option').map((option) => option.querySelector('.customer')?.textContent ?? '');
const activeName = (): string =>
  document.getElementById(list().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

test('waits longest first; nothing is open until one is chosen', async () => {
  const { inputsOf } = await openApp({}, three);
  expect(customers()).toEqual(['Cy', 'Ben', 'Anna']);
  expect(screen.queryByRole('option', { selected: true })).toBeNull();
  expect(screen.getByText('Choose a session')).toBeTruthy();
  expect(inputsOf('openSession')).toEqual([]);
});

test('names every option by customer, agent, mode and waiting time', async () => {
  await openApp({}, [sampleSession({ waitingSince: Date.now() - 125_000, unread: 2 })]);
  expect(
    screen.getByRole('option', { name: 'Maria López, agent Amy Chen, Monitor, waiting 2 min, 2 unread' }),
  ).toBeTruthy();
});

test('arrows move, Enter opens, and the open one is selected', async () => {
  const { user, inputsOf } = await openApp({}, three);
  list().focus();
  await user.keyboard('{ArrowDown}');
  expect(activeName()).toMatch(/^Ben/);
  expect(inputsOf('openSession')).toEqual([]);
  await user.keyboard('{Enter}');
  expect(inputsOf('openSession')).toEqual([{ sessionId: 'b' }]);
  expect(screen.getByRole('option', { selected: true, name: /^Ben/ })).toBeTruthy();
  await user.keyboard('{End} ');
  expect(inputsOf('openSession').at(-1)).toEqual({ sessionId: 'a' });
  await user.keyboard('c');
  expect(activeName()).toMatch(/^Cy/);
});

test('rows keep their order under the pointer and move when it has left', async () => {
  const { show } = await openApp({}, three);
  await fireEvent.pointerMove(list());
  await show({ sessions: [sampleSession({ id: 'a', customer: 'Anna', waitingSince: 1 })] });
  expect(customers()).toEqual(['Cy', 'Ben', 'Anna']);
  await fireEvent.pointerLeave(list());
  expect(customers()).toEqual(['Anna', 'Cy', 'Ben']);
});

test('searches, counts, and says when nothing was found', async () => {
  const { user } = await openApp({}, three);
  expect(screen.getByText('3 sessions')).toBeTruthy();
  const field = screen.getByRole('searchbox', { name: 'Search sessions' });
  await user.type(field, 'ann');
  expect(customers()).toEqual(['Anna']);
  expect(screen.getByText('1 of 3 sessions')).toBeTruthy();
  await user.type(field, 'x');
  expect(screen.getByText(/No session matches/)).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(customers()).toHaveLength(3);
});

test('says in words that there is nothing to supervise', async () => {
  await openApp();
  expect(screen.getByText(/No SMS sessions now/)).toBeTruthy();
});
