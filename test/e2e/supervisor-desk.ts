/** A supervisor's desk for end-to-end tests: a simulated contact centre, and the built app in a real window. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { _electron as electron, expect, test as base } from '@playwright/test';
import type { LoggedRequest, ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import type { OwnComputer } from './own-computer.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** One folder of user data, and the app started on it as often as the test wants. */
export class Desk {
  readonly userData: string;
  #app: ElectronApplication | null = null;
  #computer: OwnComputer | null = null;

  constructor(userData: string) {
    this.userData = userData;
  }

  /** From now on the app is started on this computer, with its user data on the computer's disk. */
  moveTo(computer: OwnComputer): void {
    this.#computer = computer;
  }

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('the app is not running');
    return this.#app;
  }

  /** Program, arguments and options that start the app. */
  command(): [string, string[], { cwd: string }] {
    const args = ['.', ...extraArguments(), `--user-data-dir=${this.#computer?.disk ?? this.userData}`];
    return [this.#computer?.program ?? requireEnvironment('SMS_SUPERVISOR_ELECTRON'), args, { cwd: PROJECT }];
  }

  /** What the app has stored; nothing in the first moments of the first start. */
  async settings(): Promise<Record<string, unknown>> {
    // What is read is compared with what is expected: its type says nothing more.
    return JSON.parse(await readFile(this.#settingsFile, 'utf8').catch(() => '{}')) as Record<
      string,
      unknown
    >;
  }

  /** Starts the app with these settings, as if they had been stored before. */
  async startWith(settings: Record<string, unknown>, environment: NodeJS.ProcessEnv = {}): Promise<Page> {
    await writeFile(this.#settingsFile, JSON.stringify(settings));
    return this.start(environment);
  }

  get #settingsFile(): string {
    return join(this.userData, 'settings.json');
  }

  /** Starts the app, with more arguments than usual or not; resolves with its window. */
  async start(environment: NodeJS.ProcessEnv = {}, more: readonly string[] = []): Promise<Page> {
    const [executablePath, usual, { cwd }] = this.command();
    const args = [...usual, ...more];
    this.#app = await electron.launch({
      executablePath,
      args,
      cwd,
      env: withoutAbsent({ ...process.env, ...this.#computer?.environment, ...environment }),
    });
    return this.#app.firstWindow();
  }

  async quit(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  async log(): Promise<string> {
    return readFile(join(this.userData, 'logs', 'main.log'), 'utf8');
  }

  /** The files of the user data in which `text` stands, in whatever way Chromium or the app wrote them. */
  async filesContaining(text: string): Promise<string[]> {
    const found: string[] = [];
    const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
    for (const entry of await readdir(this.userData, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const content = await readFile(path);
      if (needles.some((needle) => content.includes(needle))) found.push(path);
    }
    return found;
  }
}

function requireEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the end-to-end tests with "npm test -- --only e2e"`);
  return value;
}

function extraArguments(): string[] {
  return (process.env['SMS_SUPERVISOR_ELECTRON_ARGUMENTS'] ?? '').split(' ').filter(Boolean);
}

function withoutAbsent(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function useDesk(use: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = new Desk(await mkdtemp(join(tmpdir(), 'sms-supervisor-desk-')));
  await use(desk);
  await desk.quit();
  await rm(desk.userData, { recursive: true, force: true, maxRetries: 5 });
}

export const test = base.extend<{ gws: Simulator; desk: Desk; otherDesk: Desk }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  gws: async ({}, use) => {
    const gws = await startSimulator();
    await use(gws);
    await gws.stop();
  },
  // eslint-disable-next-line no-empty-pattern -- see above
  desk: ({}, use) => useDesk(use),
  // eslint-disable-next-line no-empty-pattern -- see above
  otherDesk: ({}, use) => useDesk(use),
});

export interface SignInWords {
  readonly server: string;
  readonly userName?: string;
  readonly password?: string;
  readonly staySignedIn?: boolean;
}

/** Fills in the form and presses "Sign in". */
export async function signIn(page: Page, words: SignInWords): Promise<void> {
  await page.getByRole('textbox', { name: 'Server address' }).fill(words.server);
  await page.getByRole('textbox', { name: 'User name' }).fill(words.userName ?? 'sam');
  await page.getByLabel('Password').fill(words.password ?? 'demo');
  await page.getByRole('checkbox', { name: 'Stay signed in' }).setChecked(words.staySignedIn ?? false);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The operations that were asked for. Bringing a session to the front, which opening one does, is not among them. */
export function operationsOf(gws: Simulator): readonly LoggedRequest[] {
  return gws.requests.operations().filter(({ operationName }) => operationName !== 'SetInFocus');
}

/** The texts that were sent, without what typing them told. */
export function textsSent(gws: Simulator): readonly unknown[] {
  return operationsOf(gws)
    .filter(({ operationName }) => operationName === 'SendMessage' || operationName === 'SendToAgents')
    .map(({ body }) => body);
}

export function connectionStatus(page: Page): Locator {
  return page.getByRole('status', { name: 'Connection' });
}

export function sessionOptions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'SMS sessions' }).getByRole('option');
}

export function transcript(page: Page): Locator {
  return page.getByRole('log', { name: 'Transcript' });
}

export function modeGroup(page: Page): Locator {
  return page.getByRole('radiogroup', { name: 'Supervision mode' });
}

export function modeRadio(page: Page, name: ModeName): Locator {
  return modeGroup(page).getByRole('radio', { name, exact: true });
}

export type ModeName = 'Monitor' | 'Coach' | 'Barge in';

export const MODE_NAMES = ['Monitor', 'Coach', 'Barge in'] as const;

/** Exactly this radio is checked. */
export async function expectMode(page: Page, name: ModeName): Promise<void> {
  for (const each of MODE_NAMES) {
    await expect(modeRadio(page, each)).toHaveAttribute('aria-checked', String(each === name));
  }
}

/** Starts the app, signs in and opens the session, the only one. */
export async function openSession(
  desk: Desk,
  gws: Simulator,
  session: ScriptedSession,
  userName = 'sam',
): Promise<Page> {
  const page = await desk.start();
  await signIn(page, { server: gws.url, userName });
  await sessionOptions(page).first().click();
  await expect(transcript(page)).toBeVisible();
  // The session's history is there: what follows is live.
  const last = session.messages.filter((line) => line.type === 'Text').at(-1)?.text;
  if (last) await expect(transcript(page)).toContainText(last);
  return page;
}

export { expect };
