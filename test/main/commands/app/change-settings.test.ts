/** Settings under a policy: what is managed cannot be changed, and what a person had chosen is not lost by it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { initialAppState } from '#main/app-state/initial-app-state.ts';
import { changeSettings } from '#main/commands/app/change-settings.ts';
import type { Policy } from '#main/policies/policy.ts';
import type { SettingsFile } from '#main/settings/settings.ts';
import { openSettings } from '#main/settings/settings.ts';

const POLICY: Policy = { previewText: false, updatesOn: false };
const NO_OPTIONS = { server: null, demo: null, screenshot: null, hidden: false };

let folder: string;
let parts: { policy: Policy; settings: SettingsFile; appState: AppStateStore };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'change-settings-'));
  const settings = openSettings(join(folder, 'settings.json'));
  parts = {
    policy: POLICY,
    settings,
    appState: createAppStateStore(initialAppState('1.0.0', settings.read(), NO_OPTIONS, POLICY)),
  };
});
afterEach(() => rm(folder, { recursive: true }));

it('refuses what policy says otherwise, and changes nothing', async () => {
  const before = parts.appState.read().settings;
  await expect(changeSettings(parts, { ...before, nickname: 'Sam', updatesOn: true })).rejects.toMatchObject({
    code: 'setting-managed',
  });
  expect(parts.appState.read().settings).toEqual(before);
  expect(parts.settings.read().nickname).toBe('');
});

it('keeps what a person had chosen for the day when the policy goes', async () => {
  await changeSettings(parts, { ...parts.appState.read().settings, nickname: 'Sam' });
  expect(parts.appState.read().settings).toMatchObject({
    nickname: 'Sam',
    updatesOn: false,
    alerts: { previewText: false },
  });
  expect(parts.settings.read()).toMatchObject({
    nickname: 'Sam',
    updatesOn: true,
    alerts: { previewText: true },
  });
});
