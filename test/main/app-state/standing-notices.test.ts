/** Notices that somebody must have seen. */
import { expect, it } from 'vitest';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { createStandingNotices } from '#main/app-state/standing-notices.ts';
import { INITIAL_APP_STATE } from './initial-app-state-example.ts';

const POLICY = { code: 'policy-not-read', reference: '' } as const;
const SETTINGS = { code: 'settings-not-saved', reference: '' } as const;
const OTHER = { code: 'session-not-mine', reference: '' } as const;

it('stand one after the other until each is dismissed, whatever else comes and goes', async () => {
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const standing = createStandingNotices(appState);
  standing.tell(POLICY);
  standing.tell(SETTINGS);
  expect(appState.read().notice).toEqual(POLICY);

  // As signing in does.
  appState.change({ notice: null });
  await Promise.resolve();
  expect(appState.read().notice).toEqual(POLICY);

  appState.change({ notice: OTHER });
  standing.dismiss();
  await Promise.resolve();
  expect(appState.read().notice).toEqual(POLICY);

  standing.dismiss();
  await Promise.resolve();
  expect(appState.read().notice).toEqual(SETTINGS);
  standing.dismiss();
  await Promise.resolve();
  expect(appState.read().notice).toBeNull();
});

it('are said once while they stand, and are taken back when they hold no longer, on screen or behind another', async () => {
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const standing = createStandingNotices(appState);
  standing.tell(SETTINGS);
  standing.tell({ ...SETTINGS, reference: 'second' });
  standing.tell(POLICY);
  expect(appState.read().notice).toEqual(SETTINGS);
  standing.takeBack('settings-not-saved');
  await Promise.resolve();
  expect(appState.read().notice).toEqual(POLICY);

  standing.tell(SETTINGS);
  standing.takeBack('settings-not-saved');
  expect(appState.read().notice).toEqual(POLICY);
  standing.dismiss();
  await Promise.resolve();
  expect(appState.read().notice).toBeNull();
});
