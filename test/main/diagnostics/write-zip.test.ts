/** What the zip of diagnostics holds, and what it must never hold. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnectionHistory } from '#main/diagnostics/connection-history.ts';
import { writeDiagnostics } from '#main/diagnostics/write-zip.ts';
import { createRedactor } from '#main/logging/redact.ts';
import { NOTHING_STORED } from '#test/main/app-state/initial-app-state-example.ts';

const CANARIES = [
  'canary-password',
  'canary-session',
  'canary-token',
  '+49 170 1234567',
  'canary-user',
  'canary-word',
  'canary-nick',
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diagnostics-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function unpack(): Promise<Record<string, string>> {
  const logFile = join(folder, 'main.log');
  // As an older version, or a bug, could have written it.
  const slips = [
    'connected',
    'sent canary-password',
    'JSESSIONID=canary-session; path=/',
    'x-csrf-token: canary-token',
    'to +49 170 1234567',
  ];
  await writeFile(logFile, slips.join('\n'));
  await writeFile(join(folder, 'main.old.log'), 'before that\nAuthorization: Basic canary-password');
  const redactor = createRedactor();
  redactor.hide('canary-password');
  const history = createConnectionHistory(() => 0);
  history.note({ phase: 'connecting' });
  history.note({ phase: 'connected', heardAt: 1 });
  history.note({ phase: 'connected', heardAt: 2 });
  const zip = await writeDiagnostics({
    versions: { app: '1.2.3' },
    diagnostics: {
      unreadable: [{ what: 'type Foo', count: 2 }],
      policyProblems: ['policy.json, line 3: is wrong'],
      logFile,
      version: '1.2.3',
      serverVersion: '8.5.202',
    },
    settings: {
      ...NOTHING_STORED,
      profiles: [{ server: 'https://gws.example.com', userName: 'canary-user', staySignedIn: true }],
      nickname: 'canary-nick',
      alerts: { ...NOTHING_STORED.alerts, keywords: ['canary-word'] },
    },
    managed: { names: ['updatesOn'], servers: null, alertsAllowed: true },
    connectionHistory: history.list(),
    redact: redactor.redact,
  });
  return Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, data]) => [name, strFromU8(data)]));
}

it('holds logs, versions, settings, what is managed and what the connection went through', async () => {
  const files = await unpack();
  expect(Object.keys(files).sort()).toEqual(
    [
      'connection.txt',
      'main.log',
      'main.old.log',
      'managed.json',
      'server.json',
      'settings.json',
      'versions.json',
    ].sort(),
  );
  expect(files['connection.txt']).toBe(
    '1970-01-01T00:00:00.000Z connecting\n1970-01-01T00:00:00.000Z connected',
  );
  expect(files['main.log']).toMatch(/^connected\n/);
  expect(files['settings.json']).toContain('https://gws.example.com');
  expect(files['server.json']).toContain('8.5.202');
  expect(files['managed.json']).toContain('policy.json, line 3');
});

it.each(CANARIES)('never holds %s', async (canary) => {
  for (const [name, text] of Object.entries(await unpack())) expect(text, name).not.toContain(canary);
});
