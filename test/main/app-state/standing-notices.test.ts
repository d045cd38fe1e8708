/** Notices that somebody must have seen. */
import { expect, it } from 'vitest';
import { createShellState } from '#main/app-state/shell-state.ts';
import { createStandingNotices } from '#main/app-state/standing-notices.ts';
import { FIRST_SHELL } from './first-shell-example.ts';

const POLICY = { code: 'policy-not-read', reference: '' } as const;
const SETTINGS = { code: 'settings-not-saved', reference: '' } as const;
const OTHER = { code: 'session-not-mine', reference: '' } as const;

it('stand one after the other until each is dismissed, whatever else comes and goes', async () => {
  const shell = createShellState(FIRST_SHELL);
  const standing = createStandingNotices(shell);
  standing.tell(POLICY);
  standing.tell(SETTINGS);
  expect(shell.read().notice).toEqual(POLICY);

  // As signing in does.
  shell.change({ notice: null });
  await Promise.resolve();
  expect(shell.read().notice).toEqual(POLICY);

  shell.change({ notice: OTHER });
  standing.dismiss();
  await Promise.resolve();
  expect(shell.read().notice).toEqual(POLICY);

  standing.dismiss();
  await Promise.resolve();
  expect(shell.read().notice).toEqual(SETTINGS);
  standing.dismiss();
  await Promise.resolve();
  expect(shell.read().notice).toBeNull();
});

it('are said once while they stand, and are taken back when they hold no longer, on screen or behind another', async () => {
  const shell = createShellState(FIRST_SHELL);
  const standing = createStandingNotices(shell);
  standing.tell(SETTINGS);
  standing.tell({ ...SETTINGS, reference: 'second' });
  standing.tell(POLICY);
  expect(shell.read().notice).toEqual(SETTINGS);
  standing.takeBack('settings-not-saved');
  await Promise.resolve();
  expect(shell.read().notice).toEqual(POLICY);

  standing.tell(SETTINGS);
  standing.takeBack('settings-not-saved');
  expect(shell.read().notice).toEqual(POLICY);
  standing.dismiss();
  await Promise.resolve();
  expect(shell.read().notice).toBeNull();
});
