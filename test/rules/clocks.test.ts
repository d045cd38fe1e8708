/** Who asks this computer's clock: whoever measures against the server's stamps must not. */
import { expect, test } from 'vitest';
import { listFiles, readText } from './list-files.ts';

/** Each with what it measures, which is not the server's. */
const ASKS_THE_COMPUTER: Readonly<Record<string, string>> = {
  'main/phases/state.ts':
    'hands the clock to those who note what the app has done: the trail, the history, the connection',
  'main/desktop/alerts/alerts.ts': 'do not disturb, and since when the connection is lost',
  'main/desktop/lifecycle/power-events.ts': 'a clock that jumps tells of a sleep',
  'main/settings/settings.ts': 'names a damaged file that is put aside',
  'main/network/certificates/certificate-verdict.ts': 'certificates are valid by the clock of who reads them',
  'main/network/certificates/client-certificates.ts': 'the same',
  'main/network/cookies/refused-cookies.ts': 'the browser forgets cookies by this clock',
  'main/updates/app-updater.ts': 'when it was last looked for a newer version',
  'main/gws/http/retry-after.ts': 'where an answer has no date of its own',
  'main/outcomes/outcomes.ts': 'when something was sent',
  'main/commands/app/set-do-not-disturb.ts': 'until tomorrow is of the clock on the wall',
  'renderer/state/clock.svelte.ts': 'the page’s one clock, which knows the server’s too',
  'renderer/state/app-state-replica.svelte.ts': 'since when this window has missed something',
  'renderer/audit/AuditTable.svelte': 'what was done today',
};

test('only those who do not measure against the server’s stamps', () => {
  const asking = listFiles(/^(main|preload|renderer)\/.*\.(ts|svelte)$/).filter((file) =>
    /\bDate\.now\b|\bnew Date\(\)|\bnew SvelteDate\(\)/.test(readText(file)),
  );
  expect(asking.sort()).toEqual(Object.keys(ASKS_THE_COMPUTER).sort());
});
