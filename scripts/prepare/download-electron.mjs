/** Lets npm's `electron` fetch its binary from GitHub, without a long wait where GitHub cannot be reached. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askCommand } from '../run/run-command.mjs';
import { holdingLock } from './lock.mjs';
import { cacheFolder, projectFolder, say } from './project.mjs';

const packageFolder = join(projectFolder, 'node_modules', 'electron');
const unreachableMark = join(cacheFolder, 'github-unreachable');
const trustMarkFor = 24 * 60 * 60_000;
const answerWithin = 5_000;
const downloadWithin = 15 * 60_000;

/**
 * @returns {Promise<boolean>} whether the binary is there now
 */
export async function downloadElectron() {
  // A mirror is a person's own choice: it is tried without asking whether GitHub answers.
  const mirrored = Boolean(process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror']);
  if (!mirrored && !(await isGitHubReachable())) return false;
  return await holdingLock(`electron ${projectFolder}`, async () => {
    say('Fetching Electron …');
    const { code } = await askCommand(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 2, 2],
      timeout: downloadWithin,
    });
    return code === 0;
  });
}

async function isGitHubReachable() {
  const marked = await stat(unreachableMark).catch(() => undefined);
  if (marked && Date.now() - marked.mtimeMs < trustMarkFor) return false;
  if (await answers()) {
    await rm(unreachableMark, { force: true });
    return true;
  }
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(
    unreachableMark,
    'GitHub did not answer. Delete this file to have it tried again at once.\n',
  );
  return false;
}

/** Follows the redirect to where the files lie: firewalls that let one host through may stop the other. */
async function answers() {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  return await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(answerWithin) }).then(
    (reply) => reply.ok,
    () => false,
  );
}
