/** Setting the disposition from the contact centre's list. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Disposition } from '#preload/model/directory.ts';
import { answer, refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleSession } from '#test/renderer/samples.ts';

const list: readonly Disposition[] = [
  { name: 'sold', displayName: 'Sold something' },
  { name: 'none', displayName: 'Nothing came of it' },
];
const region = (): HTMLElement => screen.getByRole('region', { name: 'Session details' });
const select = (): Promise<HTMLElement> => within(region()).findByRole('combobox', { name: 'Disposition' });
const set = (): HTMLElement => within(region()).getByRole('button', { name: 'Set' });

async function open(prepare: (app: OpenApp) => void, isOffered = true): Promise<OpenApp> {
  const offers = { modes: [], actions: isOffered ? (['set-disposition'] as const) : [] };
  const app = await openApp({}, [sampleSession({ offers })]);
  prepare(app);
  await app.user.click(screen.getByRole('option'));
  return app;
}

test('is not there when it is not offered', async () => {
  const { inputsOf } = await open(() => {}, false);
  expect(within(region()).queryByText('Disposition')).toBeNull();
  expect(inputsOf('listDispositions')).toEqual([]);
});

test('sets the chosen one by its name, and says so when it is done', async () => {
  const { user, inputsOf } = await open(({ answers }) => {
    answers.listDispositions = () => answer(list);
  });
  await user.selectOptions(await select(), 'Nothing came of it');
  await user.click(set());
  expect(inputsOf('setDisposition')).toEqual([{ sessionId: 's1', name: 'none' }]);
  expect((await within(region()).findByText(/^Set to/)).textContent).toContain('Nothing came of it');
});

test('sets nothing before one is chosen', async () => {
  const { user, inputsOf } = await open(({ answers }) => {
    answers.listDispositions = () => answer(list);
  });
  await select();
  await user.click(set());
  expect(inputsOf('setDisposition')).toEqual([]);
  expect(set().getAttribute('aria-disabled')).toBe('true');
});

test('a refusal stands beneath, and the choice stays', async () => {
  const { user } = await open(({ answers }) => {
    answers.listDispositions = () => answer(list);
    answers.setDisposition = () => refused('operation-refused', 'Closed');
  });
  await user.selectOptions(await select(), 'Sold something');
  await user.click(set());
  expect((await within(region()).findByRole('alert')).textContent).toContain('Closed');
  const chosen = await select();
  expect(chosen instanceof HTMLSelectElement && chosen.value).toBe('sold');
});

test('a list that cannot be read says why and can be read again', async () => {
  const { user, answers } = await open(({ answers }) => {
    answers.listDispositions = () => refused('server-failed');
  });
  expect(await within(region()).findByRole('alert')).toBeTruthy();
  answers.listDispositions = () => answer(list);
  await user.click(within(region()).getByRole('button', { name: 'Read the list again' }));
  expect(await select()).toBeTruthy();
});
