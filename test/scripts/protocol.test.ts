/** Every step of `npm test` is run and counted, whatever became of the ones before it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Protocol } from '../../scripts/checks/protocol.mjs';

const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => vi.restoreAllMocks());

test('a check counts as one, tests count by their number, a preparation not at all', async () => {
  const protocol = new Protocol();
  await protocol.run('install', () => Promise.resolve());
  await protocol.run('lint', () => Promise.resolve(true));
  await protocol.run('unit', () => Promise.resolve({ passed: 40, failed: 0, skipped: 0 }));
  expect(protocol.close()).toBe(0);
  expect(printed.at(-1)?.split('\n').at(-1)).toBe('41 passed, 0 failed');
});

test('a step that breaks down and a step that is given up count as failed', async () => {
  const protocol = new Protocol();
  expect(await protocol.run('build', () => Promise.reject(new Error('no such file')))).toBe(false);
  protocol.giveUp('e2e');
  expect(protocol.close()).toBe(1);
  expect(printed.at(-1)?.split('\n').at(-1)).toBe('0 passed, 2 failed');
  expect(printed[0]).toContain('no such file');
});

test('what failed is named just above the closing line, where the end of the output is all that is kept', async () => {
  const protocol = new Protocol();
  const counts = { passed: 1, failed: 1, skipped: 0, failures: ['tray.e2e.ts:9 blinks: Error: no window'] };
  await protocol.run('e2e', () => Promise.resolve(counts));
  await protocol.run('package', () => Promise.resolve({ passed: 1, failed: 0, skipped: 0 }));
  protocol.close();
  expect(printed.at(-1)).toMatch(/\n\n✘ tray\.e2e\.ts:9 blinks: Error: no window\n\n2 passed, 1 failed$/);
});
