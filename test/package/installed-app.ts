/** A person's computer with the packaged app on it: a folder of programs, a home, and the app started as often as wanted. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { chmod, cp, link, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron as electron } from '@playwright/test';
import type { AppState } from '#preload/model/app-state.ts';
import type { Settings } from '#preload/model/settings.ts';

export class InstalledApp {
  readonly #folder: string;
  #app: ElectronApplication | null = null;
  /** The app's file: an AppImage, or the executable of an unpacked app. */
  readonly file: string;

  private constructor(folder: string, file: string) {
    this.#folder = folder;
    this.file = file;
  }

  /** `appImage` is not copied but gets a second name: nothing may write into it. */
  static async install(appImage: string): Promise<InstalledApp> {
    const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-installed-'));
    for (const name of ['programs', 'home', 'temporary']) await mkdir(join(folder, name));
    const file = join(folder, 'programs', basename(appImage));
    await link(appImage, file).catch(() => cp(appImage, file));
    return new InstalledApp(folder, file);
  }

  static async useUnpacked(executable: string): Promise<InstalledApp> {
    const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-installed-'));
    for (const name of ['programs', 'home', 'temporary']) await mkdir(join(folder, name));
    return new InstalledApp(folder, executable);
  }

  get home(): string {
    return join(this.#folder, 'home');
  }

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('the app is not running');
    return this.#app;
  }

  /** Starts the app, or the version that has taken its place; resolves with its window. */
  async start(file = this.file): Promise<Page> {
    this.#app = await electron.launch({
      executablePath: file,
      // As it is when a person starts it: with Chromium's sandbox.
      chromiumSandbox: true,
      args: process.platform === 'linux' ? [] : [`--user-data-dir=${join(this.home, 'data')}`],
      env: this.#environment(),
    });
    return this.#app.firstWindow();
  }

  async quit(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  /**
   * Resolves when the app has ended by itself. What it has started may hold on to our pipes, so Playwright's own event
   * would come only when that ends as well.
   */
  async ended(): Promise<void> {
    const { exitCode } = this.app.process();
    if (exitCode === null) await once(this.app.process(), 'exit');
    this.#app = null;
  }

  async programs(): Promise<string[]> {
    return (await readdir(join(this.#folder, 'programs'))).sort();
  }

  async lockPrograms(): Promise<void> {
    await chmod(join(this.#folder, 'programs'), 0o555);
  }

  async log(): Promise<string> {
    return readFile(join(this.home, '.config', 'SMS Supervisor', 'logs', 'main.log'), 'utf8').catch(() => '');
  }

  /** Process ids of all that runs from here, whoever has started it. */
  async running(): Promise<number[]> {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const commands = await Promise.all(
      ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
    );
    return ids.filter((_, index) => commands[index]?.includes(this.#folder)).map(Number);
  }

  /** Ends what the app itself has started. */
  async stopAll(): Promise<void> {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      for (const id of await this.running()) signalProcess(id, signal);
      for (let look = 0; look < 30 && (await this.running()).length > 0; look += 1) await pause(100);
    }
  }

  async remove(): Promise<void> {
    await this.quit();
    if (process.platform === 'linux') await this.stopAll();
    await chmod(join(this.#folder, 'programs'), 0o755);
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #environment(): Record<string, string> {
    const own = {
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, '.config'),
      XDG_CACHE_HOME: join(this.home, '.cache'),
      TMPDIR: join(this.#folder, 'temporary'),
    };
    const inherited = Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    return { ...Object.fromEntries(inherited), ...(process.platform === 'linux' && own) } as Record<
      string,
      string
    >; // entries of texts only
  }
}

function signalProcess(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch {
    // It ended by itself in between.
  }
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

export async function digest(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

/** Through the bridge, as the page does: the buttons have tests of their own. */
export async function checkForUpdates(page: Page): Promise<void> {
  await page.evaluate(() => window.smsSupervisor?.checkForUpdates({}));
}

export async function changeSettings(page: Page, changes: Partial<Settings>): Promise<void> {
  const { settings } = await readAppState(page);
  await page.evaluate((wanted) => window.smsSupervisor?.changeSettings(wanted), { ...settings, ...changes });
}

/** What the app says of itself now. */
export async function readAppState(page: Page): Promise<AppState> {
  const appState = await page.evaluate(
    () =>
      new Promise<Partial<AppState>>((resolve) => {
        const end = window.smsSupervisor?.onState((patch) => {
          if (!patch.full) return;
          end?.();
          resolve(patch.appState);
        });
        void window.smsSupervisor?.requestFullState({});
      }),
  );
  return appState as AppState; // a full patch has all of it
}
