/** The checks that read the sources without running them. Each counts as one test. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../prepare/project.mjs';

/** @typedef {{ group: string, name: string, command: string[] }} StaticCheck */

/** What was found out about files that did not change since; both programs look at their content. */
const cache = join('node_modules', '.cache', 'sms-supervisor');

/**
 * @param {string} folder
 * @returns {StaticCheck}
 */
function checkTypes(folder) {
  const remember = ['--incremental', '--tsBuildInfoFile', join(cache, `types-of-${folder}`)];
  const command = ['typescript/bin/tsc', '--noEmit', '-p', folder, ...remember];
  return { group: 'types', name: `types of ${folder}`, command };
}

function checkFormat() {
  const remember = ['--cache', '--cache-strategy', 'content', '--cache-location', join(cache, 'format')];
  return ['prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn', ...remember];
}

/** The longest come first: two run at a time. @type {StaticCheck[]} */
export const staticChecks = [
  { group: 'lint', name: 'lint', command: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  {
    group: 'svelte',
    name: 'svelte-check',
    command: ['svelte-check/bin/svelte-check', '--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
  },
  checkTypes('test'),
  checkTypes('main'),
  checkTypes('preload'),
  checkTypes('scripts'),
  { group: 'format', name: 'format', command: checkFormat() },
];

/**
 * @param {StaticCheck} check
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
export function runStaticCheck({ command: [script = '', ...args] }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join('node_modules', script), ...args], {
      cwd: projectFolder,
      env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
