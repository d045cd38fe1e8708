/** Says where the project and its cache are, and prints what the scripts have to say. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where things that outlive a clone are kept: the Electron runtime, locks, what was found out about the network. */
export const cacheFolder =
  process.env['SMS_SUPERVISOR_CACHE'] ||
  join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'sms-supervisor');

/** A failure whose message is meant for the person at the keyboard: it is printed without a stack. */
export class PlainError extends Error {}

/**
 * Tells the person what is going on. Goes to stderr: stdout belongs to the answer of a command.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs the whole of a script: prints what went wrong in plain words and sets the exit code.
 * @param {() => Promise<number | void>} script resolves with the exit code
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    say(error instanceof PlainError ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}
