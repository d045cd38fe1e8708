/** Starts other programs: one that runs to its end, and one whose answer is wanted. */
import { spawn } from 'node:child_process';
import { PlainError, projectFolder } from '../prepare/project.mjs';

/**
 * On Windows npm is a shell script, which Node starts only through a shell.
 * @param {string} program
 */
const needsShell = (program) => process.platform === 'win32' && program === 'npm';

/**
 * Runs a program to its end, with its output on our stderr if nothing else is said. Throws when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function runCommand(program, args, options = {}) {
  const { code } = await finish(program, args, { stdio: ['ignore', 2, 2], ...options });
  if (code !== 0) throw new PlainError(`"${[program, ...args].join(' ')}" failed (exit code ${code}).`);
}

/**
 * Runs a program and gives what it printed on stdout, and its exit code (127: there is no such program).
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function askCommand(program, args, options = {}) {
  return await finish(program, args, { stdio: ['ignore', 'pipe', 'ignore'], ...options });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number, output: string }>}
 */
function finish(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: projectFolder, shell: needsShell(program), ...options });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', () => resolve({ code: 127, output }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
