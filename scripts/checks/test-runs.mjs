/** The checks that run the code: vitest in Node, and Playwright on the built app in a real window. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVirtualDesktop } from '../desktop/virtual-desktop.mjs';
import { findElectron } from '../prepare/find-electron.mjs';
import { provideSystemPackages } from '../prepare/system-packages.mjs';
import { listElectronArguments } from '../run/electron-arguments.mjs';
import { runInForeground } from '../run/run-in-foreground.mjs';
import { admitFailure, countPlaywright, countVitest, sumUp } from './count-results.mjs';

/** @typedef {import('./count-results.mjs').Counts} Counts */

/**
 * @param {AbortSignal} stop
 * @param {string[]} what all tests, or `run` and those that are wanted
 * @returns {Promise<Counts>}
 */
export async function runVitest(stop, what = ['run']) {
  return await withReport(countVitest, (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = [join('node_modules', 'vitest', 'vitest.mjs'), ...what, ...reporters];
    return runInForeground(process.execPath, args, { environment: process.env, stop });
  });
}

/**
 * Needs the app to be built. On Linux three thirds run side by side, each on a desktop of its own, where none takes another's
 * focus: two leave a third of two processors idle. Elsewhere there is only the one desktop that people look at.
 * @param {string[]} options for Playwright, such as `-g`
 * @param {AbortSignal} stop
 * @returns {Promise<Counts>}
 */
export async function runPlaywright(options, stop) {
  const electron = await findElectron();
  await provideSystemPackages('virtual desktop', electron);
  const isWhole = options.length === 0 && process.platform === 'linux';
  const shards = isWhole ? ['1/3', '2/3', '3/3'] : ['1/1'];
  const counts = await Promise.all(
    shards.map((shard) => runOnDesktop(electron, [`--shard=${shard}`, ...options], shard, stop)),
  );
  return sumUp(counts);
}

/**
 * @param {string} electron
 * @param {string[]} options
 * @param {string} shard such as `1/3`
 * @param {AbortSignal} stop
 * @returns {Promise<Counts>}
 */
async function runOnDesktop(electron, options, shard, stop) {
  const desktop = process.platform === 'linux' ? await openVirtualDesktop() : undefined;
  try {
    return await withReport(countPlaywright, async (report) => {
      const environment = {
        ...(desktop?.environment ?? process.env),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        SMS_SUPERVISOR_ELECTRON: electron,
        SMS_SUPERVISOR_ELECTRON_ARGUMENTS: (await listElectronArguments()).join(' '),
      };
      const args = [
        join('node_modules', '@playwright', 'test', 'cli.js'),
        ...['test', '--project=e2e', '--reporter=list,json'],
        // Each run empties its folder first.
        `--output=${join('test-results', `cases-${shard.replace('/', '-of-')}`)}`,
        ...options,
      ];
      return await runInForeground(process.execPath, args, { environment, stop });
    });
  } finally {
    await desktop?.close();
  }
}

/**
 * @param {(report: string) => Counts} count
 * @param {(reportFile: string) => Promise<number>} run resolves with the runner's exit code
 * @returns {Promise<Counts>}
 */
export async function withReport(count, run) {
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-report-'));
  try {
    const file = join(folder, 'report.json');
    const exitCode = await run(file);
    // A runner that breaks down writes no report.
    const counts = await readFile(file, 'utf8').then(count, () => ({ passed: 0, failed: 0, skipped: 0 }));
    return admitFailure(counts, exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
