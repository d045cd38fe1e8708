/** Finds what a file imports, by its text alone, so that the walls are checked a second way besides the linter. */
import { posix } from 'node:path';

const statement = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm;
const expression = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/**
 * @returns paths below the project for files of ours, names as written for packages
 */
export function listImports(file: string, text: string): string[] {
  const specifiers = [...text.matchAll(statement), ...text.matchAll(expression)].map(
    ([, first, second]) => first ?? second ?? '',
  );
  return specifiers.map((specifier) => resolve(file, specifier));
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return specifier.startsWith('#') ? specifier.slice(1) : specifier;
}
