/** Runs a program that a person watches and may stop: its input and output are ours, and it ends when we are told to. */
import { spawn } from 'node:child_process';
import { PlainError, projectFolder, say } from '../prepare/project.mjs';

/** How long a program may take to end after it was asked to. */
const patience = 10_000;

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ environment: NodeJS.ProcessEnv, stop: AbortSignal }} options
 * @returns {Promise<number>} its exit code; 0 when it ended because we asked it to
 */
export function runInForeground(program, args, { environment, stop }) {
  return new Promise((resolve, reject) => {
    if (stop.aborted) return resolve(0);
    const child = spawn(program, args, { cwd: projectFolder, env: environment, stdio: 'inherit' });
    const end = () => {
      child.kill('SIGTERM');
      setTimeout(() => {
        if (child.kill('SIGKILL')) say(`${program} did not end by itself.`);
      }, patience).unref();
    };
    stop.addEventListener('abort', end, { once: true });
    child.on('error', (error) => reject(new PlainError(`${program} cannot be started: ${error.message}`)));
    child.on('exit', (code) => {
      stop.removeEventListener('abort', end);
      resolve(stop.aborted ? 0 : (code ?? 1));
    });
  });
}
