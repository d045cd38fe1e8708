/** The rule against indexing plain objects with any text sees what it is there to see, and no more. */
import { join } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { ownWordsOnly } from '../../scripts/lint/own-words-only.mjs';
import { projectFolder } from '../../scripts/prepare/project.mjs';

const DECLARATIONS = `
declare const word: string; declare const maybe: string | undefined;
declare const mode: 'monitor' | 'coach'; declare const place: number; declare const prefixed: \`x-\${string}\`;
declare const record: Record<string, number>; declare const words: { readonly monitor: 1; readonly coach: 2 };
declare const list: readonly string[]; declare const text: string; declare const anything: any;
`;

function isBanned(code: string): boolean {
  const linter = new Linter({ cwd: projectFolder });
  const found = linter.verify(
    `${DECLARATIONS}${code}`,
    {
      files: ['**/*.ts'],
      plugins: { project: { rules: { 'own-words-only': ownWordsOnly } } },
      rules: { 'project/own-words-only': 'error' },
      languageOptions: {
        parser: ts.parser, // typescript-eslint types its parser by its own nodes
        parserOptions: {
          projectService: { allowDefaultProject: ['*.ts'] },
          tsconfigRootDir: projectFolder,
        },
      },
    },
    join(projectFolder, 'example.ts'),
  );
  expect(found.filter(({ fatal }) => fatal)).toEqual([]);
  return found.length > 0;
}

test.each([
  'record[word]',
  'record[word.toLowerCase()]',
  'record[maybe ?? ""]',
  'record[prefixed]',
  'record[word] = 1',
  'delete record[word]',
  'anything[word]',
  'const read = <K extends string>(key: K) => record[key]',
])('is forbidden: %s', (code) => {
  expect(isBanned(code)).toBe(true);
});

describe('passes', () => {
  test.each([
    'words[mode]',
    'record["monitor"]',
    'record.monitor',
    'list[place]',
    'text[0]',
    'new Map([[word, 1]]).get(word)',
    'const read = <K extends keyof typeof words>(key: K) => words[key]',
  ])('%s', (code) => {
    expect(isBanned(code)).toBe(false);
  });
});
