/** A build counts as stale when any source changed, came or went. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../scripts/prepare/fingerprint.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  mkdirSync(join(root, 'main'));
  writeFileSync(join(root, 'main', 'a.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const take = (): Promise<string> => fingerprint(root, ['main', 'package.json', 'not-there']);

test('stays the same when a file is written again with the same content', async () => {
  const before = await take();
  writeFileSync(join(root, 'main', 'a.ts'), 'a');
  expect(await take()).toBe(before);
});

test.each([
  ['a file changes', () => writeFileSync(join(root, 'main', 'a.ts'), 'b')],
  ['a file comes', () => writeFileSync(join(root, 'main', 'b.ts'), '')],
  ['a file goes', () => rmSync(join(root, 'main', 'a.ts'))],
  ['a file gets another name', () => renameSync(join(root, 'main', 'a.ts'), join(root, 'main', 'c.ts'))],
])('differs when %s', async (_, change) => {
  const before = await take();
  change();
  expect(await take()).not.toBe(before);
});

test('leaves out what does not count', async () => {
  const count = (): Promise<string> => fingerprint(root, ['main'], (file) => !file.endsWith('.stamp'));
  const before = await count();
  writeFileSync(join(root, 'main', '.stamp'), 'x');
  expect(await count()).toBe(before);
});
