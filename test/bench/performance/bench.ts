/** What every scenario works with: an Electron, a desktop of its own, and a folder that goes when the bench ends. On Linux. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBareApp } from '#test/bench/bare-app.ts';
import { keepSignIn } from '#test/bench/keep-sign-in.ts';
import { openVirtualDesktop } from '../../../scripts/desktop/virtual-desktop.mjs';
import { buildAppWhenStale } from '../../../scripts/prepare/build-app.mjs';
import { findElectron } from '../../../scripts/prepare/find-electron.mjs';
import { projectFolder } from '../../../scripts/prepare/project.mjs';
import { provideSystemPackages } from '../../../scripts/prepare/system-packages.mjs';
import { listElectronArguments } from '../../../scripts/run/electron-arguments.mjs';
import type { BenchWindow } from './bench-window.ts';
import { openWindow } from './bench-window.ts';

export interface Bench {
  readonly electron: string;
  openBare(options?: readonly string[]): Promise<BenchWindow>;
  /** The app as it starts the first time: with its sign-in form. */
  openApp(): Promise<BenchWindow>;
  /** The app of a supervisor who has stayed signed in to this server. */
  openSignedIn(server: string, options?: readonly string[]): Promise<BenchWindow>;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const electron = await findElectron();
  await provideSystemPackages('virtual desktop', electron);
  await buildAppWhenStale();
  const usual = await listElectronArguments();
  const { environment, close } = await openVirtualDesktop();
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-bench-'));
  const bare = await makeBareApp(folder);
  let starts = 0;

  function open(app: string, userData: string, options: readonly string[] = []): Promise<BenchWindow> {
    const args = [app, ...usual, `--user-data-dir=${userData}`, ...options];
    return openWindow(electron, args, environment);
  }

  /** Of the first start, each time: no start finds what the last one has left. */
  const newUserData = (): string => join(folder, `data-${(starts += 1)}`);

  return {
    electron,
    openBare: (options) => open(bare, newUserData(), options),
    openApp: () => open(projectFolder, newUserData()),
    async openSignedIn(server, options) {
      const userData = newUserData();
      await keepSignIn({ userData, server, environment });
      return open(projectFolder, userData, options);
    },
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
