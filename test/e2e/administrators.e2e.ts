/** What administrators decide, in the real window; and what they are handed when something is odd. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';
import { connectionStatus, expect, openSession, signIn, test } from './supervisor-desk.ts';
import type { Desk } from './supervisor-desk.ts';

const ELSEWHERE = 'https://elsewhere.example.com';

/** Starts the app on a computer whose administrators have written this. */
async function startUnder(desk: Desk, policy: string): Promise<Page> {
  const folder = join(desk.userData, 'machine');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'policy.json'), policy);
  return desk.start({ SMS_SUPERVISOR_MACHINE_FOLDER: folder });
}

test('policy wins: servers, passwords and settings are as administrators say, and shown so', async ({
  gws,
  desk,
}) => {
  const policy = { servers: [gws.url], staySignedIn: false, previewText: false, updatesOn: false };
  const page = await startUnder(desk, JSON.stringify(policy));
  const server = page.getByRole('textbox', { name: 'Server address' });
  await expect(server).toHaveValue(gws.url);
  await expect(server).not.toBeEditable();
  await expect(page.getByRole('checkbox', { name: 'Stay signed in' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'User name' }).fill('sam');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(connectionStatus(page)).toContainText('Connected');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Alerts' }).click();
  const preview = page.getByRole('checkbox', { name: 'Show what was written in notifications' });
  await expect(preview).toBeDisabled();
  await expect(preview).not.toBeChecked();
  await expect(preview).toHaveAccessibleDescription(/Managed by your organisation/);
  await page.getByRole('tab', { name: 'Updates' }).click();
  const updates = page.getByRole('checkbox', { name: 'Look for updates automatically' });
  await expect(updates).toBeDisabled();
  await expect(updates).toHaveAccessibleDescription(/Managed by your organisation/);
});

test('a page that asks for more than policy allows is refused by main', async ({ gws, desk }) => {
  const page = await startUnder(desk, JSON.stringify({ servers: [gws.url], updatesOn: false }));
  const replies = await page.evaluate(
    async ([elsewhere, settings]) => [
      await window.smsSupervisor?.signIn({
        server: elsewhere,
        userName: 'sam',
        password: 'demo',
        staySignedIn: false,
      }),
      await window.smsSupervisor?.changeSettings({ ...settings, updatesOn: true }),
    ],
    [ELSEWHERE, DEFAULT_SETTINGS] as const,
  );
  expect(replies).toMatchObject([
    { ok: false, error: { code: 'server-not-offered' } },
    { ok: false, error: { code: 'setting-managed' } },
  ]);
});

test('a policy that cannot be read is said, and nobody is locked out', async ({ gws, desk }) => {
  const page = await startUnder(desk, '{ "updatesOn": fal');
  await expect(page.getByText(/set for this app could not be read/)).toBeVisible();
  await signIn(page, { server: gws.url });
  await expect(connectionStatus(page)).toContainText('Connected');
  expect(await desk.log()).toContain('policy not read');
});

test('diagnostics are one file, in which no secret and nobody’s words are', async ({ gws, desk }) => {
  const words = 'My canary is called Pavarotti';
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Canary Customer' },
    supervisors: [{ user: 'sam', mode: 'coach' }],
  });
  session.customerSays(words);
  const page = await openSession(desk, gws, session);
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('A canary in the draft');
  await gws.restart();
  await expect(connectionStatus(page)).toContainText('Reconnecting…');
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 15_000 });

  const path = join(desk.userData, 'handed-out.zip');
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await page.getByRole('button', { name: /Save diagnostics/ }).click();
  await expect.poll(() => readFile(path).then(Boolean, () => false)).toBe(true);

  const files = Object.entries(unzipSync(await readFile(path))).map(
    ([name, data]) => [name, strFromU8(data)] as const,
  );
  const all = files.map(([name, text]) => `${name}\n${text}`).join('\n');
  expect(all).toMatch(/reconnecting [a-z-]+ attempt 1/);
  expect(all).toContain(gws.url);
  for (const canary of [
    words,
    'Canary Customer',
    'A canary in the draft',
    'Sam Ortiz',
    'c2FtOmRlbW8=',
    'JSESSIONID',
  ])
    expect(all, canary).not.toContain(canary);
});
