/** `npm run dev`, on a copy of the sources: a saved word is on screen at once and the window keeps what it holds; a change of main starts the app again. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { connectionStatus, expect, sessionOptions, signIn, test, transcript } from './supervisor-desk.ts';

test.skip(process.platform !== 'linux', 'starts the copy on the Electron that was found for Linux');

const PROJECT = join(import.meta.dirname, '../..');
const SOURCES = ['main', 'preload', 'renderer', 'assets', 'scripts', 'electron.vite.config.ts'];
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json'];
/** Milliseconds from saving a word to reading it. */
const SOON = 2000;
/** Milliseconds. Vite looks at every package first. */
const FIRST_START = 60_000;

class DevLoop {
  readonly #folder: string;
  readonly #program: ChildProcess;
  #browser: Browser | null = null;
  said = '';

  private constructor(folder: string, program: ChildProcess) {
    this.#folder = folder;
    this.#program = program;
    for (const stream of [program.stdout, program.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  static async start(server: string): Promise<DevLoop> {
    const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-dev-'));
    for (const name of [...SOURCES, ...SETTINGS])
      await cp(join(PROJECT, name), join(folder, name), { recursive: true });
    await linkPackages(folder);
    const args = [
      `--server=${server}`,
      `--user-data-dir=${join(folder, 'data')}`,
      '--remote-debugging-port=0',
    ];
    const electron = process.env['SMS_SUPERVISOR_ELECTRON'] ?? '';
    const program = spawn(process.execPath, ['scripts/dev.mjs', ...args], {
      cwd: folder,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(electron) },
    });
    return new DevLoop(folder, program);
  }

  /** The window's page, of the app that runs now. */
  async page(): Promise<Page> {
    const file = join(this.#folder, 'data', 'DevToolsActivePort');
    await expect
      .poll(() => readFile(file, 'utf8').catch(() => ''), { timeout: FIRST_START })
      .toMatch(/^\d+\n/);
    const [port] = (await readFile(file, 'utf8')).split('\n');
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port ?? ''}`);
    const [context] = this.#browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (!page) throw new Error('the app has no window');
    return page;
  }

  /** The app that runs now is about to end. */
  async forgetPage(): Promise<void> {
    await rm(join(this.#folder, 'data', 'DevToolsActivePort'));
    await this.#browser?.close();
  }

  async replace(file: string, old: string, words: string): Promise<void> {
    const path = join(this.#folder, file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(old);
    await writeFile(path, text.replace(old, words));
  }

  read(file: string): Promise<string> {
    return readFile(join(this.#folder, file), 'utf8');
  }

  async end(): Promise<number | null> {
    await this.#browser?.close();
    const ended = once(this.#program, 'exit');
    this.#program.kill('SIGINT');
    await ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
    return this.#program.exitCode;
  }
}

/** Read in the page: to Playwright, one that was kept from leading away is still on its way. */
const titleOf = (page: Page): Promise<string> => page.evaluate(() => document.title);

/** Each by itself: what Vite keeps between its packages stays with the copy. */
async function linkPackages(folder: string): Promise<void> {
  const packages = join(PROJECT, 'node_modules');
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(packages)) {
    if (name === '.vite' || name === '.cache') continue;
    await symlink(join(packages, name), join(folder, 'node_modules', name));
  }
}

test('a saved word is on screen within two seconds, and a change of main and preload starts the app again, once', async ({
  gws,
}) => {
  test.setTimeout(180_000);
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Where is my parcel?');
  const loop = await DevLoop.start(gws.url);
  try {
    const page = await loop.page();
    const form = page.getByRole('textbox', { name: 'User name' });
    await expect(form).toBeVisible({ timeout: FIRST_START });
    await signIn(page, { server: gws.url });
    await sessionOptions(page).first().click();
    await expect(transcript(page)).toContainText('Where is my parcel?');
    const draft = page.getByRole('textbox', { name: 'Message to the agent' });
    await draft.fill('Offer a refund');
    await page.evaluate(() => {
      document.title = 'the same page as before';
    });

    await loop.replace(
      'renderer/sessions/details/ParticipantList.svelte',
      '<h3>Participants</h3>',
      '<h3>Who is here</h3>',
    );
    await expect(page.getByRole('heading', { name: 'Who is here' })).toBeVisible({ timeout: SOON });
    await expect(draft).toHaveValue('Offer a refund');
    await expect(transcript(page)).toContainText('Where is my parcel?');
    await expect(connectionStatus(page)).toContainText('Connected');
    expect(await titleOf(page)).toBe('the same page as before');

    // The walls stand here too.
    const outside = await page.evaluate(async () => {
      const opened = window.open('https://example.com');
      location.href = 'https://example.com';
      return [opened, await fetch('https://example.com').catch(() => 'refused')];
    });
    expect(outside).toEqual([null, 'refused']);
    expect(await titleOf(page)).toBe('the same page as before');

    // A debugger finds the sources.
    expect(await loop.read('out/main/index.js')).toContain('sourceMappingURL=data:');

    await loop.forgetPage();
    await loop.replace(
      'main/index.ts',
      'answerPolicyCheck();',
      "answerPolicyCheck();\nconsole.log('new main');",
    );
    await loop.replace(
      'preload/index.ts',
      'contextBridge.exposeInMainWorld(',
      "contextBridge.exposeInMainWorld('newPreload', true);\ncontextBridge.exposeInMainWorld(",
    );
    const anew = await loop.page();
    await expect(anew.getByRole('textbox', { name: 'User name' })).toBeVisible({ timeout: 20_000 });
    expect(await anew.evaluate(() => 'newPreload' in window)).toBe(true);
    expect(loop.said.match(/^new main$/gm)).toHaveLength(1);
  } finally {
    await test.info().attach('what the loop said', { body: loop.said });
    expect(await loop.end()).toBe(0);
  }
});
