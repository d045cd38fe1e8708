/** Starts the simulated contact centre beside the app and waits until it listens. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { PlainError, projectFolder } from '../prepare/project.mjs';
import { endingWithUs } from './ending-with-us.mjs';

/** How to start the simulator with this Node; its own options follow. */
export const simulatorCommand = ['--import', 'tsx', 'test/gws-simulator/command-line.ts'];

/**
 * @typedef {object} Simulator
 * @property {string} address
 * @property {() => Promise<void>} close
 */

/**
 * @param {string[]} options `--port 0` is a free port
 * @returns {Promise<Simulator>}
 */
export async function startSimulator(options) {
  // Its own process group: Ctrl-C must reach the app first, so that it can sign out.
  const child = spawn(...endingWithUs(process.execPath, [...simulatorCommand, ...options]), {
    cwd: projectFolder,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new PlainError(`The simulator ended before it was ready (exit code ${code}).`)),
    );
    // Every line is read, also later: a full pipe would stop the simulator.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /^Simulator ready at (http:\S+)/.exec(line);
      if (ready) resolve(ready[1]);
    });
  });
  return { address, close };
}
