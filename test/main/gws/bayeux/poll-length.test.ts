/** R23: how long a poll is asked to last, and how long its silence is believed. */
import { describe, expect, it } from 'vitest';
import { createPollLength } from '#main/gws/bayeux/poll-length.ts';

const MINUTE = 60_000;

function begin() {
  const clock = { at: 0 };
  return { clock, length: createPollLength(() => clock.at) };
}

it('leaves it to the server as long as nothing is wrong', () => {
  const { length } = begin();
  length.advised(30_000);
  expect([length.asked(), length.hold()]).toEqual([null, 30_000]);
});

it.each([
  [5000, 3750],
  [10_000, 7500],
  [20_000, 15_000],
  [60_000, 45_000],
  [2000, 2000],
])('R23: after a cut at %s ms it asks for %s', (cut, asked) => {
  const { length } = begin();
  length.advised(120_000);
  expect(length.cut(cut)).toBe(true);
  expect(length.asked()).toBe(asked);
});

it('a poll that is lost at once was not cut for its length', () => {
  const { length } = begin();
  length.advised(30_000);
  expect(length.cut(1900)).toBe(false);
  expect(length.asked()).toBe(null);
});

it('tries longer ones again after ten minutes, and less and less often when that fails', () => {
  const { clock, length } = begin();
  length.advised(30_000);
  for (const minutes of [10, 20, 40, 80]) {
    length.cut(5000);
    clock.at += minutes * MINUTE - 1;
    expect(length.asked()).toBe(3750);
    clock.at += 1;
    expect(length.asked()).toBe(null);
  }
});

it('believes in silence as announced until the server has done as it was asked', () => {
  const { length } = begin();
  length.advised(30_000);
  length.cut(5000);
  expect(length.hold()).toBe(30_000);
  length.answered(100);
  expect(length.hold()).toBe(30_000);
  length.answered(3760);
  expect(length.hold()).toBe(3750);
  length.answered(29_000);
  expect(length.hold()).toBe(30_000);
});

it('asks a server that would hold polls for minutes, or does not say, for a minute', () => {
  const { length } = begin();
  expect([length.asked(), length.hold()]).toEqual([MINUTE, MINUTE]);
  length.advised(120_000);
  expect([length.asked(), length.hold()]).toEqual([MINUTE, 10 * MINUTE]);
});

describe('a length that was learned', () => {
  it('shrinks with every cut, whatever the last poll took', () => {
    const { length } = begin();
    length.cut(40_000);
    expect(length.asked()).toBe(30_000);
    length.cut(60_000);
    expect(length.asked()).toBe(22_500);
  });

  it('is tried longer after eight hours at most, however often that has failed', () => {
    const { clock, length } = begin();
    for (let time = 0; time < 20; time += 1) length.cut(40_000);
    clock.at = 8 * 60 * MINUTE - 1;
    expect(length.asked()).toBeLessThan(30_000);
    clock.at += 1;
    expect(length.asked()).toBe(60_000);
  });

  it('is never waited for beyond what the server has announced; that it announces nothing changes nothing', () => {
    const { length } = begin();
    length.advised(20_000);
    length.advised(0);
    expect(length.hold()).toBe(20_000);
    length.cut(40_000);
    length.answered(30_000);
    expect(length.hold()).toBe(20_000);
  });

  it('is obeyed although answers come seconds late', () => {
    const { length } = begin();
    length.advised(60_000);
    length.cut(40_000);
    length.answered(30_000);
    length.answered(33_000);
    expect(length.hold()).toBe(30_000);
    length.answered(36_000);
    expect(length.hold()).toBe(60_000);
  });
});
