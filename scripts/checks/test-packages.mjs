/** Packages the built app for the tests: as it is shipped, and as it can be driven, the latter in two versions. */
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { packageApp } from '../package/package-app.mjs';
import { makeStandInToolset } from './stand-in-toolset.mjs';

/** The door that Playwright comes in by. It is all that tells a drivable package from a shipped one. */
const drivable = ['-c.electronFuses.enableNodeCliInspectArguments=true'];

/**
 * @typedef {object} TestPackages
 * @property {string} shipped the folder of the unpacked app
 * @property {string} drivable the folder that holds version 1.0.0
 * @property {string} newer the folder that holds version 1.0.1, on Linux only
 * @property {number} feedPort where the feed that is built in will be served on loopback
 */

/**
 * @param {string} electron the executable that is packaged
 * @param {string} folder where to
 * @returns {Promise<TestPackages>}
 */
export async function makeTestPackages(electron, folder) {
  const dist = electron.endsWith('.app/Contents/MacOS/Electron')
    ? join(dirname(electron), '../../..')
    : dirname(electron);
  const electronVersion = (await readFile(join(dist, 'version'), 'utf8')).trim().replace(/^v/, '');
  const isLinux = process.platform === 'linux';
  const feedPort = await findPort();
  const release = { feed: `https://127.0.0.1:${feedPort}/updates/`, publishers: ['CN=SMS Supervisor Tests'] };
  const tools = isLinux ? await makeStandInToolset(join(folder, 'tools')) : {};
  // Nothing is signed here: a certificate that this machine happens to have must not be asked for.
  const environment = { ...process.env, ...tools, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };

  /**
   * @param {string} name
   * @param {string} version
   * @param {string[]} options
   */
  const make = async (name, version, options) => {
    const output = join(folder, name);
    await mkdir(output);
    const places = [
      `-c.electronDist=${dist}`,
      `-c.electronVersion=${electronVersion}`,
      `-c.directories.output=${output}`,
    ];
    await packageApp(release, [...places, ...options], { version, environment, quiet: true });
    return output;
  };

  const target = isLinux ? ['--linux', 'AppImage'] : ['--dir'];
  // Two at a time: half of the work is waiting for the disk.
  const [shipped, old] = await Promise.all([
    make('shipped', '1.0.0', ['--dir']),
    make('drivable', '1.0.0', [...target, ...drivable]),
  ]);
  const newer = isLinux ? await make('newer', '1.0.1', [...target, ...drivable]) : '';
  return { shipped, drivable: old, newer, feedPort };
}

/** @returns {Promise<number>} */
function findPort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
