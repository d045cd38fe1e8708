/** Starts the programs that make up a virtual desktop, and ends everything that runs in it. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from '../prepare/project.mjs';
import { endingWithUs } from './ending-with-us.mjs';

/** How long it takes to see that a program does not start at all. */
const moment = 50;

/**
 * Starts a program that keeps running.
 * @param {string} program
 * @param {string[]} args
 * @param {{ environment: NodeJS.ProcessEnv, input?: string }} options `input` is written to its stdin
 * @returns {Promise<{ ended: Promise<never> }>} `ended` rejects when the program ends
 */
export async function startDaemon(program, args, { environment, input = '' }) {
  const { child, failed } = launch(program, args, environment);
  child.stdin?.on('error', () => {}).end(input);
  await Promise.race([failed, pause(moment)]);
  return { ended: failed };
}

/**
 * Starts a program that tells where it can be reached (a display, an address) by writing to its file descriptor 3.
 * @param {string} program
 * @param {string[]} args
 * @param {{ environment: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} what it wrote
 */
export async function startReportingDaemon(program, args, { environment }) {
  const { child, failed } = launch(program, args, environment);
  child.stdin?.end();
  const report = new Promise((resolve) => {
    child.stdio[3]?.once('data', (text) => resolve(String(text).trim()));
  });
  return await Promise.race([failed, report]);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 */
function launch(program, args, environment) {
  const child = spawn(...endingWithUs(program, args), {
    env: environment,
    // Its own process group: Ctrl-C must reach the app first, and the desktop only afterwards.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  child.unref();
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    let complaint = '';
    child.stderr?.on('data', (text) => (complaint += text));
    child.on('error', (error) => reject(new PlainError(`${program} cannot be started: ${error.message}`)));
    child.on('exit', (code) => reject(new PlainError(`${program} ended at once (${code}). ${complaint}`)));
  });
  return { child, failed };
}

/**
 * Ends every process whose environment holds the mark: politely, then without asking.
 * @param {string} mark NAME=value
 */
export async function stopMarked(mark) {
  for (const [signal, patience] of /** @type {const} */ ([
    ['SIGTERM', 20],
    ['SIGKILL', 20],
  ])) {
    for (let attempt = 0; attempt < patience; attempt += 1) {
      const running = await listMarked(mark);
      if (running.length === 0) return;
      if (attempt === 0) running.forEach((id) => signalProcess(id, signal));
      await pause(50);
    }
  }
}

/**
 * @param {string} mark
 * @returns {Promise<number[]>}
 */
async function listMarked(mark) {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const environments = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')),
  );
  return ids.filter((_, index) => environments[index]?.split('\0').includes(mark)).map(Number);
}

/**
 * @param {number} id
 * @param {NodeJS.Signals} signal
 */
function signalProcess(id, signal) {
  try {
    process.kill(id, signal);
  } catch {
    // It ended by itself in between.
  }
}
