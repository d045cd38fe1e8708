/** The pages for people who work on the app: each file that they name is there. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { listFiles, readText, root } from './list-files.ts';

const pages = ['CONTRIBUTING.md', 'SECURITY.md', ...listFiles(/^docs\/decisions\/.*\.md$/)];

/** Paths from the project's top, in backticks. */
function findNamed(text: string): string[] {
  const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);
  return words.filter((word) => /^(main|preload|renderer|test|scripts|docs|assets)\/[\w./-]*$/.test(word));
}

it.each(pages)('%s names files that exist', (page) => {
  expect(findNamed(readText(page)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it.each(pages)('%s leads to pages that exist', (page) => {
  const links = [...readText(page).matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
});

it('decisions are numbered one after the other', () => {
  const numbers = listFiles(/^docs\/decisions\/\d/).map((file) => Number(/\/(\d+)-/.exec(file)?.[1]));
  expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, place) => place + 1));
});
