/** Constants of time name their unit: `RESYNC_INTERVAL_MS`. A wait of "5" is wrong by a factor of a thousand soon enough. */
import { expect, test } from 'vitest';
import { listFiles, readText } from './list-files.ts';

const UNIT = /_(MS|SECONDS|MINUTES|HOURS|DAYS|PER_SECOND|PER_MINUTE|PER_DAY)$/;
/** Words that only a span of time has. */
const OF_TIME =
  /(^|_)(PAUSE|PATIENCE|INTERVAL|DELAY|TIMEOUT|TIME_LIMIT|WAIT|AGE|HOLD|HELD|WITHIN|SILENCE|SECOND|MINUTE|HOUR|DAY|WEEK|YEAR|TIME|LATE|SOON|SELDOM|AWAITED|LASTS|STAYS)(_|$)/;
/** How a span is used: as what a timer waits for, as a limit of time, or beside a difference of moments. */
const waitsFor = (name: string): RegExp =>
  new RegExp(
    `(setTimeout|setInterval)\\([^;]*, ${name}\\)|(timeout|timeLimit|patience): ${name}\\b|` +
      `\\b(pause|within|AbortSignal\\.timeout)\\(${name}\\b|[aA]t\\)? [<>]=? ${name}\\b`,
    's',
  );

/** @returns the constants of time in a text that name no unit */
function findWithoutUnit(text: string): string[] {
  const declared = [...text.matchAll(/\bconst ([A-Z][A-Z0-9_]*)(?:: number)? = (?=[-\d(A-Z])/g)];
  return declared
    .map(([, name = '']) => name)
    .filter((name) => !UNIT.test(name) && (OF_TIME.test(name) || waitsFor(name).test(text)));
}

test('every one, wherever the app is made', () => {
  const files = listFiles(/^(main|preload|renderer|scripts)\/.*\.(ts|mjs|svelte)$/);
  const found = files.flatMap((file) => findWithoutUnit(readText(file)).map((name) => `${file}: ${name}`));
  expect(found).toEqual([]);
});

test.each([
  ['by its name', 'const FIRST_PAUSE = 1000;'],
  ['by the timer that waits for it', 'const REST = 500;\nsetTimeout(() => void flush(), REST);'],
  ['by the limit that it is', 'const LONGEST = 5000;\nawait run(player, [file], { timeout: LONGEST });'],
  ['by what it is measured with', 'const FRESH = 900;\nif (now() - heardAt < FRESH) return;'],
])('one is found %s', (_, text) => {
  expect(findWithoutUnit(text)).toHaveLength(1);
});

test('one that names its unit, and one that is no time, are well named', () => {
  expect(findWithoutUnit('const FIRST_PAUSE_MS = 1000;\nconst MOST_KEPT = 50;')).toEqual([]);
});
