/** Packages the app and tries the packages: what is inside, how they start, and the way from one version to the next. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../prepare/find-electron.mjs';
import { say } from '../prepare/project.mjs';
import { provideSystemPackages } from '../prepare/system-packages.mjs';
import { asOrdinaryUser } from '../run/ordinary-user.mjs';
import { runInForeground } from '../run/run-in-foreground.mjs';
import { countPlaywright } from './count-results.mjs';
import { makeTestPackages } from './test-packages.mjs';
import { withReport } from './test-runs.mjs';

/**
 * Needs the app to be built.
 * @param {string[]} options for Playwright
 * @param {AbortSignal} stop
 * @returns {Promise<import('./count-results.mjs').Counts>}
 */
export async function runPackageTests(options, stop) {
  const electron = await findElectron();
  await provideSystemPackages('packaging', electron);
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-packages-'));
  try {
    say('Packaging the app three times …');
    const packages = await makeTestPackages(electron, folder);
    return await withReport(countPlaywright, async (report) => {
      const environment = {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        SMS_SUPERVISOR_PACKAGES: JSON.stringify(packages),
      };
      const [program = '', ...args] = await onDesktop([
        join('node_modules', '@playwright', 'test', 'cli.js'),
        ...['test', '--project=package', '--reporter=list,json', ...options],
      ]);
      return await runInForeground(program, args, { environment, stop });
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * On Linux on a virtual desktop, and as a person would be there: not as root.
 * @param {string[]} script and its arguments
 */
async function onDesktop(script) {
  if (process.platform !== 'linux') return [process.execPath, ...script];
  const desktop = join('scripts', 'virtual-desktop.mjs');
  return await asOrdinaryUser([process.execPath, desktop, '--', process.execPath, ...script]);
}
