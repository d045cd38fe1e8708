/** Who imports whom: the direction of the project, read from the files themselves. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText, root } from './list-files.ts';
import { listImports } from './list-imports.ts';

const files = listFiles(/^(main|preload|renderer)\/.*\.(ts|svelte)$/);
const imports = files.flatMap((file) =>
  listImports(file, readText(file)).map((target) => ({ file, target })),
);

/** @returns the imports from `inside` to `target`, as "file → target" */
function find(inside: RegExp, target: RegExp): string[] {
  return imports
    .filter((one) => inside.test(one.file) && target.test(one.target))
    .map((one) => `${one.file} → ${one.target}`);
}

const isOurs = /^(main|preload|renderer|test|scripts)\//;

describe('imports', () => {
  test('are found at all', () => {
    expect(imports.length).toBeGreaterThan(files.length / 2);
  });

  test('lead to files that exist, by their full name', () => {
    const lost = imports.filter(
      ({ target }) => isOurs.test(target) && !existsSync(join(root, target.replace(/\?.*$/, ''))),
    );
    expect(lost).toEqual([]);
  });

  test('of main/sessions stay in the domain', () => {
    expect(find(/^main\/sessions\//, /^(?!main\/sessions\/|preload\/(model|errors)\.ts$)/)).toEqual([]);
  });

  test('of the words of the bridge lead nowhere else', () => {
    expect(
      find(
        /^preload\/(model|contract|errors|default-settings|look-up)\.ts$/,
        /^(?!preload\/(model|contract|errors|default-settings|look-up)\.ts$)/,
      ),
    ).toEqual([]);
  });

  test('of how texts are compared lead to neither side', () => {
    const own =
      'letter-folds|fold-text|phone-numbers|word-edges|text-match|keywords|time-allowance|span-words';
    expect(
      find(new RegExp(`^preload/(${own})\\.ts$`), new RegExp(`^(?!preload/(${own})\\.ts$|re2js$)`)),
    ).toEqual([]);
  });

  test('of main/desktop do not lead to main/gws', () => {
    expect(find(/^main\/desktop\//, /^main\/gws\//)).toEqual([]);
  });

  test('of the renderer lead to the page or to the words of the bridge', () => {
    expect(
      find(
        /^renderer\//,
        /^(main|test|scripts|preload\/(?!(model|contract|errors|default-settings|look-up|fold-text|text-match|keywords|span-words)\.ts$))|^electron|^node:/,
      ),
    ).toEqual([]);
  });

  test('of one feature of the renderer do not lead to another', () => {
    const feature = /^renderer\/(sign-in|team|sessions|connection|settings|my-work|audit|updates)\//;
    const crossing = imports.filter(({ file, target }) => {
      const [from, to] = [feature.exec(file)?.[1], feature.exec(target)?.[1]];
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(crossing).toEqual([]);
  });

  test('of main and preload do not lead to the renderer', () => {
    expect(find(/^(main|preload)\//, /^renderer\//)).toEqual([]);
    expect(find(/^preload\//, /^main\//)).toEqual([]);
  });

  test('lead to no test', () => {
    expect(find(/./, /^test\//)).toEqual([]);
  });

  test('of faye stand in main/gws only', () => {
    expect(find(/^(?!main\/gws\/)/, /^faye(\/|$)/)).toEqual([]);
  });

  test('of keytar stand in main/credentials.ts only', () => {
    expect(find(/^(?!main\/credentials\.ts$)/, /^keytar$/)).toEqual([]);
  });
});

describe('the doors between processes', () => {
  test.each([
    ['ipcMain', /^(?!main\/ipc\/)/],
    ['ipcRenderer', /^(?!preload\/index\.ts$)/],
    ['contextBridge', /^(?!preload\/index\.ts$)/],
  ])('%s stands in one place', (word, elsewhere) => {
    const users = files.filter((file) => elsewhere.test(file) && readCode(file).includes(word));
    expect(users).toEqual([]);
  });
});

/** The text without comments: they may speak of what is elsewhere. */
function readCode(file: string): string {
  return readText(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
