/**
 * A window under measurement: started as a person starts it, but for the port by which its page is looked at. Its main
 * process is not touched: a debugger there would be measured with it.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { CDPSession, JSHandle, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { cpuOfTree, memoryOfTree } from '#test/bench/process-tree.ts';
import { projectFolder } from '../../../scripts/prepare/project.mjs';
import { within } from './attempt.ts';
import { epochNow } from './epoch-now.ts';
import type { PageTools } from './page-tools.ts';
import { makePageTools } from './page-tools.ts';

const START_LIMIT_MS = 30_000;
const QUIT_LIMIT_MS = 10_000;

export interface BenchWindow {
  /** When its process was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly page: Page;
  /** What notes on the page when it shows what. */
  readonly tools: JSHandle<PageTools>;
  /** Seconds of CPU time so far, all processes together. */
  cpu(): number;
  /** MiB now, all processes together. */
  memory(): number;
  /** Seconds that the page's own thread has worked so far. */
  pageCpu(): Promise<number>;
  close(): Promise<void>;
}

export async function openWindow(
  electron: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<BenchWindow> {
  const startedAt = epochNow();
  const program = spawn(electron, [...args, '--remote-debugging-port=0'], {
    env: environment,
    cwd: projectFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const { page, session, disconnect } = await within(START_LIMIT_MS, connect(program));
    const { pid = 0 } = program;
    // esbuild, which has compiled what is sent there, keeps the names of functions by this.
    await page.evaluate('globalThis.__name = (named) => named');
    return {
      startedAt,
      page,
      tools: await page.evaluateHandle(makePageTools),
      cpu: () => cpuOfTree(pid),
      memory: () => memoryOfTree(pid),
      pageCpu: () => readTaskDuration(session),
      async close() {
        await disconnect();
        await end(program);
      },
    };
  } catch (error) {
    await end(program);
    throw error;
  }
}

async function connect(program: ChildProcess) {
  const browser = await chromium.connectOverCDP(await readAddress(program));
  const [context] = browser.contexts();
  if (!context) throw new Error('Electron shows no page');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForLoadState();
  const session = await context.newCDPSession(page);
  // Of the thread, not of the clock: other programs' work does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session, disconnect: () => browser.close() };
}

/** Chromium says it when it listens. What it says besides is nobody's, but must be read. */
function readAddress({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 100_000) said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    stderr?.once('end', () => reject(new Error(`Electron does not start: ${said}`)));
  });
}

async function readTaskDuration(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  if (!found) throw new Error('Chromium does not tell how long its tasks took');
  return found.value;
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await within(QUIT_LIMIT_MS, ended).catch(async () => {
    program.kill('SIGKILL');
    await ended;
  });
}
