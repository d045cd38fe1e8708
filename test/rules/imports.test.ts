/** Who imports whom: the direction of the project, read from the files themselves. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCircles } from './find-circles.ts';
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

/** A folder, or a file that stands in none below its part. */
function roomOf(path: string): string {
  const folder = posix.dirname(path);
  return folder.includes('/') ? folder : path;
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
    expect(
      find(/^main\/sessions\//, /^(?!main\/sessions\/|preload\/(model|rules)\/|preload\/errors\.ts$)/),
    ).toEqual([]);
  });

  test('of the words of the bridge lead nowhere else', () => {
    expect(
      find(
        /^preload\/(model\/|contract\.ts|errors\.ts)/,
        /^(?!preload\/(model\/|commands\.ts$|errors\.ts$))/,
      ),
    ).toEqual([]);
    expect(find(/^preload\/commands\.ts/, /^(?!preload\/model\/|zod$)/)).toEqual([]);
  });

  test('of zod stand in main; the bridge knows its types alone, so that it is built into neither script of the page', () => {
    expect(find(/^renderer\//, /^zod(\/|$)/)).toEqual([]);
    const values = files.filter(
      (file) => file.startsWith('preload/') && /^import (?!type\b)[^;]*\bfrom 'zod/m.test(readText(file)),
    );
    expect(values).toEqual([]);
  });

  test('of the rules lead to neither side', () => {
    expect(find(/^preload\/rules\//, /^(?!preload\/(model|rules)\/|preload\/errors\.ts$|re2js$)/)).toEqual(
      [],
    );
  });

  test('run in no circle, from file to file', () => {
    expect(findCircles(imports)).toEqual([]);
  });

  test('run in no circle, from room to room: no arrow runs upward', () => {
    const rooms = imports
      .map(({ file, target }) => ({ file: roomOf(file), target: roomOf(target) }))
      .filter(({ file, target }) => file !== target);
    expect(findCircles(rooms)).toEqual([]);
  });

  test('of main/desktop do not lead to main/gws', () => {
    expect(find(/^main\/desktop\//, /^main\/gws\//)).toEqual([]);
  });

  test('of the renderer lead to the page or to the words of the bridge', () => {
    expect(find(/^renderer\//, /^(main|test|scripts)\/|^preload\/index\.ts$|^electron|^node:/)).toEqual([]);
  });

  test('of one feature of the renderer do not lead to another', () => {
    const feature =
      /^renderer\/(sign-in|team|sessions|connection|settings|my-work|audit|updates|closing|diagnostics)\//;
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

  test('of faye stand in main/gws/bayeux only', () => {
    expect(find(/^(?!main\/gws\/bayeux\/)/, /^faye(\/|$)/)).toEqual([]);
  });

  test('of keytar stand in main/keychain/keychain.ts only', () => {
    expect(find(/^(?!main\/keychain\/keychain\.ts$)/, /^keytar$/)).toEqual([]);
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
