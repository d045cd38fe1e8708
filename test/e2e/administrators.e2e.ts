/** What administrators decide, in the real window; and what they are handed when something is odd. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import type { Desk } from './supervisor-desk.ts';
import { connectionStatus, expect, openSession, test } from './supervisor-desk.ts';

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

test('S20: under a policy that cannot be read nobody can sign in, and file, line and reason are said', async ({
  gws,
  desk,
}) => {
  const page = await startUnder(desk, `{\n  "servers": ["${gws.url}"],\n  "updatesOn": false,\n}`);
  const notice = page.getByRole('region', { name: 'Notice' });
  await expect(notice).toContainText('Which servers your organisation allows could not be read.');
  await expect(notice).toContainText(/policy\.json, line 4: has a comma too many before }/);
  await page.getByRole('textbox', { name: 'User name' }).fill('sam');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nobody can sign in' })).toHaveCount(2);
  expect(gws.requests.all()).toEqual([]);
  expect(await desk.log()).toContain('policy not read');
});

test('S20: a stored sign-in is not tried under a policy that cannot be read', async ({ gws, desk }) => {
  const profiles = [{ server: gws.url, userName: 'sam', staySignedIn: true }];
  await writeFile(join(desk.userData, 'settings.json'), JSON.stringify({ profiles }));
  const page = await startUnder(desk, '');
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText(/policy\.json: is empty/);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(gws.requests.all()).toEqual([]);
});

test('--check-policy prints what holds, without a display and without a window', async ({ desk }) => {
  const folder = join(desk.userData, 'machine');
  await mkdir(folder, { recursive: true });
  const [program, args, { cwd }] = desk.command();
  const check = async (policy: string): Promise<{ code: number; said: string }> => {
    await writeFile(join(folder, 'policy.json'), policy);
    const env = { PATH: process.env['PATH'], SMS_SUPERVISOR_MACHINE_FOLDER: folder };
    return new Promise((resolve) => {
      execFile(program, [...args, '--check-policy'], { cwd, env }, (error, said) =>
        resolve({ code: Number(error?.code ?? 0), said }),
      );
    });
  };
  const good = await check('{ "servers": ["gws.example.com"] }');
  expect(good.code).toBe(0);
  expect(good.said).toContain('https://gws.example.com');
  const bad = await check('{ "server": ["gws.example.com"] }');
  expect(bad.code).toBe(1);
  expect(bad.said).toContain('none: nobody can sign in');
  expect(bad.said).toContain('line 1, server: is no name that this version knows; the nearest is servers');
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
