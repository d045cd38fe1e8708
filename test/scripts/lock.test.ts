/** Two runs at once do not prepare the same thing at once, and a killed run blocks nobody. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdingLock } from '../../scripts/prepare/lock.mjs';
import { cacheFolder } from '../../scripts/prepare/project.mjs';

test('the second waits until the first has finished', async () => {
  const name = randomUUID();
  const events: string[] = [];
  const work = (who: string) => async () => {
    events.push(`${who} begins`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    events.push(`${who} ends`);
  };
  await Promise.all([holdingLock(name, work('first')), holdingLock(name, work('second'))]);
  expect(events.map((event) => event.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
});

test('a failure frees the way', async () => {
  const name = randomUUID();
  await expect(holdingLock(name, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await holdingLock(name, () => Promise.resolve('done'))).toBe('done');
});

test('the lock of a process that is gone is not respected', async () => {
  const name = randomUUID();
  const locks = join(cacheFolder, 'locks');
  mkdirSync(locks, { recursive: true });
  const noProcess = '4194305'; // one more than the largest process id of Linux
  writeFileSync(join(locks, createHash('sha256').update(name).digest('hex').slice(0, 16)), noProcess);
  expect(await holdingLock(name, () => Promise.resolve('done'))).toBe('done');
});
