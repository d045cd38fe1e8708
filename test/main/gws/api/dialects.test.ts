/** Every spelling that a server may have, one at a time and all at random: the desk must end as the server is. */
import { describe, expect, it } from 'vitest';
import { createRandom, readSeed } from '#test/main/gws/seeded-random.ts';
import { everythingLogged } from '#test/main/gws/supervisor-desk.ts';
import type { Way } from './dialect-scenario.ts';
import { playDialect } from './dialect-scenario.ts';
import { DIALECT_VALUES, randomDialect, singleChoices } from './dialect-values.ts';

const TIME_LIMIT = 30_000;
const COMBINATIONS = 300;
/** Runs at the same time: most of a run is waiting. */
const LANES = 10;
const WAYS: readonly Way[] = ['there-before', 'arrives-live', 'joined-under-way'];

describe.concurrent('one switch at a time', () => {
  it.each(singleChoices())('$name', { timeout: TIME_LIMIT }, async ({ name, dialect }) => {
    const way = name.startsWith('intrude') ? 'joined-under-way' : 'there-before';
    await playDialect(dialect, way);
    if (name.startsWith('arrivesAs')) await playDialect(dialect, 'arrives-live');
  });
});

describe('all switches at random', () => {
  const seed = readSeed();

  it(`${COMBINATIONS} combinations of seed ${seed}`, { timeout: 90_000 }, async () => {
    const random = createRandom(seed);
    const runs = Array.from({ length: COMBINATIONS }, () => ({
      dialect: randomDialect(random),
      way: WAYS[Math.floor(random() * WAYS.length)] ?? 'arrives-live',
    }));
    const playNext = async (): Promise<void> => {
      for (let run = runs.shift(); run; run = runs.shift()) await play(seed, run);
    };
    await Promise.all(Array.from({ length: LANES }, playNext));
  });
});

async function play(seed: number, { dialect, way }: { dialect: object; way: Way }): Promise<void> {
  try {
    await playDialect(dialect, way);
  } catch (cause) {
    throw new Error(`SEED=${seed} ${way} ${JSON.stringify(dialect)}: ${String(cause)}`, { cause });
  }
}

it('knows every switch', () => {
  expect(Object.values(DIALECT_VALUES).every((values) => values.length > 1)).toBe(true);
});

it('has logged nothing of what was said', () => {
  expect(everythingLogged.length).toBeGreaterThan(0);
  expect(everythingLogged.filter((line) => /parcel|refund|Cleo|Said|notice|look/i.test(line))).toEqual([]);
});
