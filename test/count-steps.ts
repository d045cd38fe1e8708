/**
 * Counts what our own code does, instead of timing it: how often each block of main's code is entered, and how many
 * elements the built-in ways through lists, sets and maps visit for it. The same work gives the same number.
 */
import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';

export function countSteps(run: () => void): number {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const visits = countVisits(run);
  let blocks = 0;
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error;
    blocks = countBlocks(taken.result);
  });
  session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return blocks + visits;
}

function countBlocks(scripts: readonly Profiler.ScriptCoverage[]): number {
  let blocks = 0;
  for (const { url, functions } of scripts)
    if (/\/(main|preload|renderer)\//.test(url) && !url.includes('/test/'))
      for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  return blocks;
}

/** Native code has no blocks: what it goes through is counted where it begins. */
const WHOLE = [
  'includes',
  'indexOf',
  'lastIndexOf',
  'slice',
  'concat',
  'splice',
  'join',
  'toSorted',
  'sort',
] as const;

function countVisits(run: () => void): number {
  let visits = 0;
  const restore: (() => void)[] = [];
  const iterators = [[], new Set(), new Map()].map(
    (each) => Object.getPrototypeOf(each[Symbol.iterator]()) as { next: () => unknown }, // what each is walked by
  );
  for (const iterator of iterators) {
    const { next } = iterator;
    iterator.next = function (this: unknown) {
      visits += 1;
      return next.call(this);
    };
    restore.push(() => (iterator.next = next));
  }
  const lists = Array.prototype as unknown as Record<string, (...given: unknown[]) => unknown>; // its methods by name
  for (const name of WHOLE) {
    const method = lists[name]!;
    lists[name] = function (this: unknown[], ...given: unknown[]) {
      visits += this.length;
      return method.apply(this, given);
    };
    restore.push(() => (lists[name] = method));
  }
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return visits;
}
