/**
 * Counts what our own code does, instead of timing it: how often each block of main's code is entered, and how many
 * elements the built-in ways through lists, sets and maps visit for it. The same work gives the same number.
 */
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

export function countSteps(run: () => void): number {
  const stop = beginCounting();
  try {
    run();
  } finally {
    stop();
  }
  return stop();
}

/** Until what it promises is there. Whatever else runs meanwhile is counted too, so nothing else should. */
export async function countStepsUntilDone(run: () => Promise<unknown>): Promise<number> {
  const stop = beginCounting();
  try {
    await run();
  } finally {
    stop();
  }
  return stop();
}

/** Returns what ends the counting and tells the number, also when it is asked again. */
function beginCounting(): () => number {
  // What the engine has optimised counts no more: of a loop, the more it runs, the less would be seen.
  setFlagsFromString('--no-opt');
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const stopVisits = beginCountingVisits();
  let steps: number | null = null;
  return () => {
    if (steps !== null) return steps;
    const visits = stopVisits();
    let blocks = 0;
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      blocks = countBlocks(taken.result);
    });
    session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
    setFlagsFromString('--opt');
    return (steps = blocks + visits);
  };
}

function countBlocks(scripts: readonly Profiler.ScriptCoverage[]): number {
  let blocks = 0;
  for (const { url, functions } of scripts)
    if (/\/(main|preload|renderer)\//.test(url) && !url.includes('/test/'))
      for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  return blocks;
}

/** Native code has no blocks: what it goes through is counted where it begins. Only what `{ ...object }` goes through is not. */
const WHOLE = [
  'includes',
  'indexOf',
  'lastIndexOf',
  'slice',
  'concat',
  'splice',
  'shift',
  'unshift',
  'reverse',
  'toReversed',
  'join',
  'toSorted',
  'sort',
] as const;
const OF_OBJECTS = ['keys', 'values', 'entries'] as const;

/** Returns what ends it and tells how many. */
function beginCountingVisits(): () => number {
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
  const objects = Object as unknown as Record<string, (given: unknown) => readonly unknown[]>; // its functions by name
  for (const name of OF_OBJECTS) {
    const list = objects[name]!;
    objects[name] = (given) => {
      const listed = list(given);
      visits += listed.length;
      return listed;
    };
    restore.push(() => (objects[name] = list));
  }
  return () => {
    for (const undo of restore) undo();
    return visits;
  };
}
