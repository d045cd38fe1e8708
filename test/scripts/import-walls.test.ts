/** The lint rule about imports knows the walls of the project. */
import { describe, expect, test } from 'vitest';
import { findWall } from '../../scripts/lint/import-walls.mjs';

describe('is stopped', () => {
  test.each([
    ['main/sessions/reduce.ts', '../gws/http.ts'],
    ['main/sessions/reduce.ts', 'node:fs'],
    ['main/sessions/reduce.ts', 'electron'],
    ['preload/model.ts', 'electron'],
    ['preload/text-match.ts', './model.ts'],
    ['renderer/team/Team.svelte', '../../preload/letter-folds.ts'],
    ['main/desktop/tray.ts', '../gws/connection.ts'],
    ['main/gws/connection.ts', 'electron'],
    ['main/gws/connection.ts', '../network/net-send.ts'],
    ['main/network/net-send.ts', '../gws/connection.ts'],
    ['main/index.ts', 'faye'],
    ['main/gws/login.ts', 'keytar'],
    ['renderer/App.svelte', '../main/settings.ts'],
    ['renderer/bridge.ts', '../preload/index.ts'],
    ['renderer/team/Team.svelte', '../sessions/SessionList.svelte'],
    ['renderer/ui/Button.svelte', '../state/mirror.svelte.ts'],
    ['renderer/ui/Button.svelte', '../../preload/model.ts'],
    ['main/index.ts', '../test/gws-simulator/simulator.ts'],
  ])('%s ← %s', (file, specifier) => {
    expect(findWall(file, specifier)).toBeTypeOf('string');
  });
});

describe('passes', () => {
  test.each([
    ['main/sessions/reduce.ts', './session-event.ts'],
    ['main/sessions/reduce.ts', '../../preload/model.ts'],
    ['main/gws/notifications.ts', 'faye'],
    ['main/network/net-send.ts', '../gws/http-exchange.ts'],
    ['main/credentials.ts', 'keytar'],
    ['main/index.ts', './gws/connection.ts'],
    ['renderer/App.svelte', './team/Team.svelte'],
    ['renderer/team/Team.svelte', '../state/mirror.svelte.ts'],
    ['renderer/team/Team.svelte', '../../preload/model.ts'],
    ['renderer/team/Team.svelte', '../../preload/text-match.ts'],
    ['main/alerts/keywords.ts', '../../preload/keywords.ts'],
    ['renderer/ui/time-words.ts', '../../preload/span-words.ts'],
    ['preload/keywords.ts', 're2js'],
    ['renderer/ui/Button.svelte', './Icon.svelte'],
    ['test/main/redact.test.ts', '../../main/redact.ts'],
  ])('%s ← %s', (file, specifier) => {
    expect(findWall(file, specifier)).toBeUndefined();
  });
});
