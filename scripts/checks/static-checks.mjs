/** The checks that read the sources without running them. Each counts as one test. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../prepare/project.mjs';

/**
 * `reads`: the files that can make it fail; without it, each file counts for itself.
 * @typedef {{ group: string, name: string, command: string[], reads?: RegExp }} StaticCheck
 */

/** What was found out about files that did not change since; both programs look at their content. */
const cache = join('node_modules', '.cache', 'sms-supervisor');

/**
 * @param {string} folder
 * @param {RegExp} reads
 * @returns {StaticCheck}
 */
function checkTypes(folder, reads) {
  const remember = ['--incremental', '--tsBuildInfoFile', join(cache, `types-of-${folder}`)];
  const command = ['typescript/bin/tsc', '--noEmit', '-p', folder, ...remember];
  return { group: 'types', name: `types of ${folder}`, command, reads };
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
    reads: /^(renderer|preload)\//,
  },
  checkTypes('test', /^(main|preload|renderer|scripts|test)\/|^[\w.]+\.config\.ts$/),
  checkTypes('main', /^(main|preload)\//),
  checkTypes('preload', /^preload\//),
  checkTypes('scripts', /^scripts\//),
  { group: 'format', name: 'format', command: checkFormat() },
];

/** What every check depends on. */
const foundations = /^(package(-lock)?|tsconfig)\.json$/;
/** Above it their names are too long for a command line of Windows. */
const mostNamed = 200;

/**
 * The checks that a change can fail, those of single files on these files alone.
 * @param {string[]} changed paths below the project, with /; files that are gone count for the types of what is left
 * @param {string[]} existing those of them that are there
 * @returns {StaticCheck[]}
 */
export function checksOf(changed, existing) {
  const isRead = (/** @type {RegExp} */ reads) =>
    changed.some((file) => reads.test(file) || foundations.test(file));
  const wholes = staticChecks.filter(({ reads }) => reads !== undefined && isRead(reads));
  const named = (/** @type {string[]} */ files) => (files.length > mostNamed ? ['.'] : files);
  const code = existing.filter((file) => /\.(ts|mjs|js|svelte)$/.test(file));
  const lint = ['eslint/bin/eslint.js', '--max-warnings', '0', '--no-warn-ignored', ...named(code)];
  const format = ['prettier/bin/prettier.cjs', '--check', '--ignore-unknown', '--log-level', 'warn'];
  return [
    ...(existing.length > 0
      ? [{ group: 'format', name: 'format', command: [...format, ...named(existing)] }]
      : []),
    ...wholes,
    ...(code.length > 0 ? [{ group: 'lint', name: 'lint', command: lint }] : []),
  ];
}

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
