/** The app's own scheme serves the page and nothing else. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { APP_ORIGIN, APP_PAGE, serve } from '#main/desktop/window/app-scheme.ts';

vi.mock('electron', () => ({ protocol: {} }));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-scheme-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'renderer', 'assets', 'a.js'), '1');
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'renderer', 'notes.txt'), 'secret');
});
afterAll(() => rm(folder, { recursive: true }));

function get(address: string, method = 'GET'): Promise<Response> {
  return serve(method, address, join(folder, 'renderer'));
}

it('serves the page and its files under a strict policy', async () => {
  const page = await get(APP_PAGE);
  expect(page.status).toBe(200);
  expect(await page.text()).toBe('<p>page</p>');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  const script = await get(`${APP_ORIGIN}/assets/a.js`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
});

it.each([
  '/',
  '/notes.txt',
  '/missing.js',
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
  '/..%5csecret.js',
  '/assets/a.js%00.html',
  '//secret.js',
  '/assets/deep/a.js',
  '/INDEX.HTML',
])('knows no %s', async (path) => {
  expect((await get(`${APP_ORIGIN}${path}`)).status).toBe(404);
});

it('knows no other host and no other method', async () => {
  expect((await get('app://elsewhere/index.html')).status).toBe(404);
  expect((await get(APP_PAGE, 'POST')).status).toBe(404);
});
