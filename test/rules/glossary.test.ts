/** The glossary tells the truth: each term stands in the file that it names, and no word of before has come back. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText, root } from './list-files.ts';

const rows = readText('docs/glossary.md')
  .split('\n')
  .map((line) => /^\| ([^|]+?) +\| `([^`]+)` +\| `([^`]+)` +\|/.exec(line)?.slice(1))
  .filter((row) => row !== undefined);

describe('the glossary', () => {
  test('has terms, each once', () => {
    const terms = rows.map(([term]) => term);
    expect(terms.length).toBeGreaterThan(40);
    expect(new Set(terms).size).toBe(terms.length);
  });

  test.each(rows)('%s: %s stands in %s', (_term, word = '', file = '') => {
    expect(existsSync(join(root, file))).toBe(true);
    const isString = !/^\w+$/.test(word) || /^[a-z]+$/.test(word);
    const written = isString ? `'${word}'` : word;
    expect(readText(file)).toMatch(new RegExp(`(?<!\\w)${written}(?!\\w)`));
  });
});

/** Words of our own for what has a name in the field; what they are called now stands in the glossary. */
const PRIVATE =
  /^(allowance|pace|paced-reads|come-back-later|stay|watch|look-over|quick-look|rereads|tries|late-failures|unreadable|numbering|seen-indexes|log-question|shell-state|first-shell|page-memory|my-doings|try-or-notice|command-parts|sight|window-in-front|remember-window|window-place|quitting|wake-ups|jump-watch|count-picture|focus-mode|dangerous-switches|machine-folder|credentials|crash|trusted-window|announced-files|mirror|attempt|tell-later|.*-words)$/;

test('no file is called by a word of before', () => {
  const files = listFiles(/^(main|preload|renderer)\/.*\.(ts|svelte)$/);
  const stems = files.map((file) => ({
    file,
    stem: basename(file).replace(/(\.svelte)?\.ts$|\.svelte$/, ''),
  }));
  expect(stems.filter(({ stem }) => PRIVATE.test(stem)).map(({ file }) => file)).toEqual([]);
});
