/** What helps an administrator to help. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Diagnostics } from '#preload/model/diagnostics.ts';
import { answer, refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';

const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Diagnostics' });

async function open(change: Partial<Diagnostics> | null): Promise<OpenApp> {
  const app = await openApp();
  const found = {
    unreadable: [],
    policyProblems: [],
    logFile: '/logs/main.log',
    version: '1.2.3',
    serverVersion: null,
  };
  app.answers.readDiagnostics = () =>
    change === null ? refused('unexpected') : answer({ ...found, ...change });
  await app.user.click(screen.getByRole('button', { name: 'Settings' }));
  await app.user.click(screen.getByRole('button', { name: 'Diagnostics' }));
  return app;
}

test('takes the place of the settings, and tells versions and the log file', async () => {
  await open({ serverVersion: '8.5.202.96' });
  expect(await within(dialog()).findByText('/logs/main.log')).toBeTruthy();
  expect(within(dialog()).getByText('1.2.3')).toBeTruthy();
  expect(within(dialog()).getByText('8.5.202.96')).toBeTruthy();
  expect(within(dialog()).getByText(/Everything that the server has said could be read/)).toBeTruthy();
  expect(screen.queryByRole('dialog', { name: 'Settings' })).toBeNull();
});

test('counts what could not be read', async () => {
  await open({ unreadable: [{ what: 'message of type VoiceClip', count: 3 }] });
  const row = await within(dialog()).findByRole('row', { name: /VoiceClip/ });
  expect(within(row).getByRole('cell', { name: '3' })).toBeTruthy();
  expect(within(dialog()).getByText('Not known')).toBeTruthy();
});

test('names what is wrong in what administrators have set', async () => {
  await open({ policyProblems: ['/etc/sms-supervisor/policy.json, line 3, updateOn: is no name'] });
  const problems = await within(dialog()).findByRole('list', { name: /could not be read/ });
  expect(within(problems).getByText(/line 3, updateOn/)).toBeTruthy();
});

test('says why it cannot tell', async () => {
  await open(null);
  expect(await within(dialog()).findByRole('alert')).toBeTruthy();
});

test.each([
  [true, 'Saved.'],
  [false, 'Nothing was saved.'],
])('saves everything in one file: %s', async (saved, words) => {
  const { user, answers, inputsOf } = await open({});
  answers.saveDiagnostics = () => answer({ saved });
  await user.click(within(dialog()).getByRole('button', { name: 'Save diagnostics…' }));
  expect(inputsOf('saveDiagnostics')).toEqual([{}]);
  expect(await within(dialog()).findByText(words)).toBeTruthy();
});

test('says why nothing could be saved', async () => {
  const { user, answers } = await open({});
  answers.saveDiagnostics = () => refused('diagnostics-not-saved');
  await user.click(within(dialog()).getByRole('button', { name: 'Save diagnostics…' }));
  expect((await within(dialog()).findByRole('alert')).textContent).toContain('could not be saved');
});
