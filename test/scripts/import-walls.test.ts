/** The lint rule about imports knows the walls of the project. */
import { describe, expect, test } from 'vitest';
import { findWall } from '../../scripts/lint/import-walls.mjs';

describe('is stopped', () => {
  test.each([
    ['main/sessions/reduce.ts', '#main/gws/http/http.ts'],
    ['main/sessions/reduce.ts', 'node:fs'],
    ['main/sessions/reduce.ts', 'electron'],
    ['preload/model/session.ts', 'electron'],
    ['preload/model/session.ts', '#preload/contract.ts'],
    ['preload/rules/text/text-match.ts', '#preload/contract.ts'],
    ['preload/rules/text/text-match.ts', 'zod'],
    ['main/desktop/tray/tray.ts', '#main/gws/connection/connection.ts'],
    ['main/gws/connection/connection.ts', 'electron'],
    ['main/gws/connection/connection.ts', '#main/network/net-send.ts'],
    ['main/network/net-send.ts', '#main/gws/connection/connection.ts'],
    ['main/index.ts', 'faye'],
    ['main/gws/api/login.ts', 'keytar'],
    ['renderer/App.svelte', '#main/settings/settings.ts'],
    ['renderer/bridge/bridge.ts', '#preload/index.ts'],
    ['renderer/team/Team.svelte', '#renderer/sessions/SessionList.svelte'],
    ['renderer/team/Team.svelte', '#renderer/console/Console.svelte'],
    ['renderer/ui/Button.svelte', '#renderer/state/app-state-replica.svelte.ts'],
    ['renderer/ui/Button.svelte', '#preload/model/session.ts'],
    ['main/index.ts', '#test/gws-simulator/simulator.ts'],
    // What climbs, wherever it leads.
    ['main/sessions/reduce.ts', '../../preload/model/session.ts'],
    ['renderer/team/Team.svelte', '../ui/Alert.svelte'],
  ])('%s ← %s', (file, specifier) => {
    expect(findWall(file, specifier)).toBeTypeOf('string');
  });
});

describe('passes', () => {
  test.each([
    ['main/sessions/reduce.ts', './session-event.ts'],
    ['main/sessions/reduce.ts', '#preload/model/session.ts'],
    ['main/gws/bayeux/notifications.ts', 'faye'],
    ['main/network/net-send.ts', '#main/gws/http/http-exchange.ts'],
    ['main/keychain/keychain.ts', 'keytar'],
    ['main/index.ts', './gws/connection/connection.ts'],
    ['renderer/App.svelte', './team/Team.svelte'],
    ['renderer/team/Team.svelte', '#renderer/state/app-state-replica.svelte.ts'],
    ['renderer/team/Team.svelte', '#preload/model/session.ts'],
    ['renderer/team/Team.svelte', '#preload/rules/text/text-match.ts'],
    ['main/alerts/keywords.ts', '#preload/rules/text/keywords.ts'],
    ['renderer/ui/format-time.ts', '#preload/rules/format-span.ts'],
    ['preload/rules/text/keywords.ts', 're2js'],
    ['renderer/ui/Button.svelte', './Icon.svelte'],
    ['test/main/logging/redact.test.ts', '#main/logging/redact.ts'],
  ])('%s ← %s', (file, specifier) => {
    expect(findWall(file, specifier)).toBeUndefined();
  });
});
