/** Builds the app into out/, and knows whether what is there is still the build of the present sources. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../run/run-command.mjs';
import { fingerprint } from './fingerprint.mjs';
import { holdingLock } from './lock.mjs';
import { projectFolder, say } from './project.mjs';

const sources = [
  'main',
  'preload',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'scripts/prepare/third-party-notices.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const stampFile = join(projectFolder, 'out', '.stamp');

/** Builds if any source changed since the last build, or if somebody else (the dev server) wrote into out/. */
export async function buildAppWhenStale() {
  if (await isFresh()) return;
  await holdingLock(`build ${projectFolder}`, async () => {
    if (!(await isFresh())) await build();
  });
}

/** Builds in any case. */
export async function buildApp() {
  await holdingLock(`build ${projectFolder}`, build);
}

async function build() {
  say('Building …');
  const before = await fingerprint(projectFolder, sources);
  await rm(stampFile, { force: true });
  await runCommand(process.execPath, [
    join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
    'build',
  ]);
  await writeFile(stampFile, `${before}\n${await fingerprintOfOutput()}\n`);
}

async function isFresh() {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  return stamp === `${await fingerprint(projectFolder, sources)}\n${await fingerprintOfOutput()}\n`;
}

async function fingerprintOfOutput() {
  return await fingerprint(projectFolder, ['out'], (file) => file !== 'out/.stamp');
}
