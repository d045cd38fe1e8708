/** The README files: the "Where is…?" table tells the truth, and every top folder says in a few lines what it holds. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText, root } from './list-files.ts';

interface Row {
  question: string;
  paths: string[];
  names: string[];
}

/**
 * Reads the table under "## Where is…?". Backticked words of its later columns are paths when they hold a slash or end like a
 * file, and otherwise names that must stand in one of the row's files.
 */
function readTable(readme: string): Row[] {
  const section = /^## Where is(?:…|\.\.\.)\?\s*$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1] ?? '';
  const lines = section.split('\n').filter((line) => line.trim().startsWith('|'));
  return lines.slice(2).map((line) => {
    const [question = '', ...answers] = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|');
    const words = answers.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''));
    const isPath = (word: string): boolean =>
      /^[\w.-]+(\/[\w.-]+)*\/?$/.test(word) && /\/|\.(ts|svelte|yml|json|md|mjs)$/.test(word);
    return {
      question: question.trim(),
      paths: words.filter(isPath),
      names: words.filter((word) => !isPath(word) && /^\w+(\(\))?$/.test(word)),
    };
  });
}

const rows = existsSync(join(root, 'README.md')) ? readTable(readText('README.md')) : [];

describe('the "Where is…?" table of README.md', () => {
  test('is there, and each row answers with a path', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ paths }) => paths.length === 0).map(({ question }) => question)).toEqual([]);
  });

  test('names paths that exist', () => {
    const lost = rows.flatMap(({ paths }) => paths).filter((path) => !existsSync(join(root, path)));
    expect(lost).toEqual([]);
  });

  test('names functions and types that stand in the files of their row', () => {
    const lost = rows.flatMap(({ paths, names }) => {
      const files = paths.flatMap((path) => listFiles(new RegExp(`^${path.replace(/[.]/g, '\\.')}`)));
      const text = files.map(readText).join('\n');
      return names.filter((name) => !new RegExp(`\\b${name.replace('()', '')}\\b`).test(text));
    });
    expect(lost).toEqual([]);
  });
});

describe('each top folder', () => {
  test.each(['main', 'preload', 'renderer', 'assets', 'test', 'docs', 'scripts'])(
    '%s/README.md says briefly what it holds',
    (folder) => {
      const lines = readText(`${folder}/README.md`).trim().split('\n');
      expect(lines.length).toBeLessThanOrEqual(15);
      expect(lines[0]).toMatch(/^# /);
    },
  );
});
