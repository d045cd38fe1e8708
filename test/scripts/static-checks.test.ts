/** Which checks a change is put to by `npm run check`. */
import { expect, it } from 'vitest';
import { checksOf, staticChecks } from '../../scripts/checks/static-checks.mjs';

const namesOf = (files: string[]): string[] => checksOf(files, files).map(({ name }) => name);

it.each([
  ['main/index.ts', ['types of test', 'types of main']],
  ['preload/contract.ts', ['svelte-check', 'types of test', 'types of main', 'types of preload']],
  ['renderer/App.svelte', ['svelte-check', 'types of test']],
  ['scripts/start.mjs', ['types of test', 'types of scripts']],
  ['test/count-steps.ts', ['types of test']],
  ['electron.vite.config.ts', ['types of test']],
])('%s: the types of whoever imports it, and its own lint and format', (file, types) => {
  expect(namesOf([file])).toEqual(['format', ...types, 'lint']);
});

it('a document has its format only', () => {
  expect(namesOf(['README.md'])).toEqual(['format']);
});

it('what everything depends on has every check of types', () => {
  const types = staticChecks.filter(({ reads }) => reads !== undefined).map(({ name }) => name);
  expect(namesOf(['package.json'])).toEqual(['format', ...types]);
});

it('a file that is gone is looked for by those that imported it, and not read', () => {
  const checks = checksOf(['main/gone.ts'], []);
  expect(checks.map(({ name }) => name)).toEqual(['types of test', 'types of main']);
});

it('reads the changed files and no others', () => {
  const lint = checksOf(['main/index.ts', 'README.md'], ['main/index.ts', 'README.md']).at(-1);
  expect(lint?.command.slice(-1)).toEqual(['main/index.ts']);
  expect(lint?.command).not.toContain('.');
});
