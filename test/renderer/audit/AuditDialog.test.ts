/** The record of my own actions. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { AuditEntry } from '#preload/model/audit.ts';
import { AUDITED_ACTIONS } from '#preload/model/audit.ts';
import { ACTION_LABELS } from '#renderer/audit/audit-labels.ts';
import { answer, refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { noon } from '#test/renderer/samples.ts';

const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: noon(),
  action: 'switchMode',
  sessionId: 's1',
  agent: 'Amy Chen',
  from: 'monitor',
  to: 'coach',
  detail: '',
  outcome: 'done',
  ...change,
});
const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'My actions' });
const rows = (): string[][] =>
  within(dialog())
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent.trim()));

async function open(entries: readonly AuditEntry[]): Promise<OpenApp> {
  const app = await openApp();
  app.answers.readAudit = () => answer(entries);
  await app.user.click(screen.getByRole('button', { name: 'My actions' }));
  await within(dialog()).findByRole('button', { name: 'Close' });
  return app;
}

test('tells what I did, where, in which mode and with what outcome, the newest first', async () => {
  await open([
    entry(),
    entry({
      at: noon(2),
      action: 'sendMessage',
      from: null,
      to: null,
      detail: 'to the agent',
      outcome: null,
    }),
    entry({ at: noon(1), action: 'joinSession', from: null, to: 'barge-in', outcome: 'join-not-confirmed' }),
  ]);
  expect(
    within(dialog())
      .getAllByRole('columnheader')
      .map((cell) => cell.textContent),
  ).toEqual(['Time', 'Action', 'Session', 'Agent', 'Mode', 'Detail', 'Outcome']);
  expect(rows().map(([, ...cells]) => cells)).toEqual([
    ['Sent a message', 's1', 'Amy Chen', '', 'to the agent', 'Not known'],
    [
      'Joined a session',
      's1',
      'Amy Chen',
      'Barge in',
      '',
      'Failed: The contact centre has not brought you into the session.',
    ],
    ['Switched mode', 's1', 'Amy Chen', 'Monitor → Coach', '', 'Done'],
  ]);
});

test('every command has words of its own; of the ways to bring somebody in, the detail says which', () => {
  const others = AUDITED_ACTIONS.filter((action) => !['transfer', 'invite', 'consult'].includes(action));
  const labels = others.map((action) => ACTION_LABELS[action]);
  expect(new Set([...labels, ACTION_LABELS.transfer]).size).toBe(others.length + 1);
});

test('says that there is nothing yet, and offers no export of it', async () => {
  await open([]);
  expect(within(dialog()).getByText(/Nothing has been recorded yet/)).toBeTruthy();
  expect(within(dialog()).queryByRole('button', { name: 'Export…' })).toBeNull();
});

test('says that it was exported only when it was', async () => {
  const { user, answers, inputsOf } = await open([entry()]);
  answers.exportAudit = () => answer({ saved: false });
  const save = (): HTMLElement => within(dialog()).getByRole('button', { name: 'Export…' });
  await user.click(save());
  expect(within(dialog()).queryByText('Exported.')).toBeNull();
  answers.exportAudit = () => answer({ saved: true });
  await user.click(save());
  expect(await within(dialog()).findByText('Exported.')).toBeTruthy();
  answers.exportAudit = () => refused('audit-not-exported');
  await user.click(save());
  expect((await within(dialog()).findByRole('alert')).textContent).toContain('could not be exported');
  expect(within(dialog()).queryByText('Exported.')).toBeNull();
  expect(inputsOf('exportAudit')).toHaveLength(3);
});

test('is read anew each time it is opened, and says why it cannot be', async () => {
  const { user, answers, inputsOf } = await open([entry()]);
  await user.click(within(dialog()).getByRole('button', { name: 'Close' }));
  answers.readAudit = () => refused('unexpected');
  await user.click(screen.getByRole('button', { name: 'My actions' }));
  expect(await within(dialog()).findByRole('alert')).toBeTruthy();
  expect(inputsOf('readAudit')).toHaveLength(2);
});
