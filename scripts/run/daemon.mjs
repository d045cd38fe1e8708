/** Starts the programs that make up a virtual desktop, and ends everything that runs in it. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from '../prepare/project.mjs';

/**
 * Starts a program that keeps running. One that is given a file descriptor 3 in its arguments is waited for: what it writes
 * there (its display, its address) is the answer.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} [input] written to its stdin
 * @returns {Promise<string>}
 */
export async function startDaemon(program, args, environment, input = '') {
  const reports = args.some((arg) => arg === '3' || arg.endsWith('=3'));
  // Its own process group: Ctrl-C must reach the app first, and the desktop only afterwards.
  const child = spawn(program, args, {
    env: environment,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const failed = new Promise((_, reject) => {
    let complaint = '';
    child.stderr?.on('data', (text) => (complaint += text));
    child.on('error', (error) => reject(new PlainError(`${program} cannot be started: ${error.message}`)));
    child.on('exit', (code) => reject(new PlainError(`${program} ended at once (${code}). ${complaint}`)));
  });
  child.stdin?.on('error', () => {}).end(input);
  child.unref();
  const report = child.stdio[3];
  if (!reports) return await Promise.race([failed, pause(50)]).then(() => '');
  return await Promise.race([
    failed,
    new Promise((resolve) => report?.once('data', (text) => resolve(String(text).trim()))),
  ]);
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
