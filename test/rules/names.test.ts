/** What files and folders are called, and what the top level holds. */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText } from './list-files.ts';

const topLevel = [
  ...['main', 'preload', 'renderer', 'assets', 'test', 'docs', 'scripts', '.ci'],
  ...[
    'package.json',
    'package-lock.json',
    'electron-builder.yml',
    'tsconfig.json',
    'electron.vite.config.ts',
  ],
  ...['vitest.config.ts', 'playwright.config.ts', 'eslint.config.js', 'svelte.config.js'],
  ...[
    '.prettierrc.json',
    '.prettierignore',
    '.gitignore',
    '.gitattributes',
    '.editorconfig',
    '.npmrc',
    '.nvmrc',
  ],
  ...['README.md', 'CHANGELOG.md', 'LICENSE', 'CONTRIBUTING.md', 'SECURITY.md', '.github', '.vscode'],
];

const code = listFiles(/^(main|preload|renderer|test|scripts)\/.*\.(ts|mjs|svelte)$/);

describe('names', () => {
  test('at the top level are the ones that were agreed on', () => {
    const found = new Set(listFiles().map((file) => file.split('/')[0]));
    expect([...found].filter((entry) => entry === undefined || !topLevel.includes(entry))).toEqual([]);
  });

  test('of files are kebab-case, of components (and their tests) PascalCase', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|test|e2e|bench|d|config))*\.(ts|mjs)$/;
    const pascal = /^[A-Z][A-Za-z0-9]*\.svelte$/;
    const pascalTest = /^test\/renderer\/(.*\/)?[A-Z][A-Za-z0-9]*\.test\.ts$/;
    const isWellNamed = (file: string): boolean =>
      (file.endsWith('.svelte') ? pascal : kebab).test(posix.basename(file)) || pascalTest.test(file);
    expect(code.filter((file) => !isWellNamed(file))).toEqual([]);
  });

  test('of folders are kebab-case and say what is inside', () => {
    const folders = new Set(code.flatMap((file) => posix.dirname(file).split('/')));
    const vague = /^(utils?|helpers?|common|misc|lib|shared|core|managers?|services?)$/;
    expect([...folders].filter((name) => vague.test(name) || !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  });

  test('of files do not hide what is inside', () => {
    const vague = /^(utils?|helpers?|common|misc)\.|-(utils?|helpers?|manager|service)\./;
    expect(code.filter((file) => vague.test(posix.basename(file)))).toEqual([]);
  });
});

describe('every file', () => {
  test('of code opens with a sentence on what it is for', () => {
    const silent = code.filter((file) => !/^(\/\*\*|\/\/|<!--)\s*\S+/.test(readText(file)));
    expect(silent).toEqual([]);
  });

  test('exports by name', () => {
    const unnamed = code.filter(
      (file) => !file.endsWith('.d.ts') && /^export default\b/m.test(readText(file)),
    );
    expect(unnamed).toEqual([]);
  });
});
