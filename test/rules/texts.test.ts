/** What no file of the repository may say: where it was written, or where packages were fetched. */
import { describe, expect, test } from 'vitest';
import { isText, listFiles, readText } from './list-files.ts';

const texts = listFiles().filter(isText);

interface LockedPackages {
  packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
}

describe('no file', () => {
  test('names a folder of somebody’s machine', () => {
    const machinePath = /(?<![\w.~-])\/(home|root|Users|work|workspace|mnt|srv)\/[\w.-]+/;
    expect(texts.filter((file) => machinePath.test(readText(file)))).toEqual([]);
  });

  test('names a private registry or mirror', () => {
    const setting = /^\s*(@[\w-]+:)?registry\s*=|_authToken|\/\/[\w.:-]+\/:_/m;
    expect(texts.filter((file) => file.endsWith('.npmrc') && setting.test(readText(file)))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const lock = JSON.parse(readText('package-lock.json')) as LockedPackages;
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

  test('names no host, so that any registry serves', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('pins every package by its content', () => {
    expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });
});
