/** Finds the tests that are nearest to a change. All that reach it in some way would be most of them: they are for `npm test`. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { resolveImport } from '../lint/import-walls.mjs';
import { projectFolder } from '../prepare/project.mjs';

/**
 * Of each file the tests in its own folder that reach it by the fewest imports; where there are none, such tests anywhere.
 * @param {string[]} changed paths below the project, with /
 * @param {Map<string, string[]>} importers who imports a file
 * @returns {string[]}
 */
export function findNearestTests(changed, importers) {
  return [...new Set(changed.flatMap((file) => findTestsOf(file, importers)))].sort();
}

/**
 * @param {string} file
 * @param {Map<string, string[]>} importers
 */
function findTestsOf(file, importers) {
  const seen = new Set([file]);
  for (let level = [file]; level.length > 0;) {
    const tests = level.filter((each) => each.endsWith('.test.ts'));
    const own = tests.filter((each) => each.startsWith(`test/${posix.dirname(file)}/`));
    if (tests.length > 0) return own.length > 0 ? own : tests;
    level = [...new Set(level.flatMap((each) => importers.get(each) ?? []))].filter(
      (each) => !seen.has(each),
    );
    level.forEach((each) => seen.add(each));
  }
  return [];
}

/**
 * @param {string[]} files
 * @returns {Map<string, string[]>} who imports a file
 */
export function listImporters(files) {
  /** @type {Map<string, string[]>} */
  const importers = new Map();
  for (const file of files.filter((each) => /\.(ts|svelte|mjs)$/.test(each))) {
    const text = readFileSync(join(projectFolder, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/\b(?:from|import)\s*\(?\s*'([.#][^']+)'/g)) {
      const target = resolveImport(file, specifier);
      importers.set(target, [...(importers.get(target) ?? []), file]);
    }
  }
  return importers;
}
