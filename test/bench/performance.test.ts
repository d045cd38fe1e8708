/** How the bench counts, judges and writes; what it measures is for `npm run bench`. */
import { describe, expect, it } from 'vitest';
import { attempt, within } from './performance/attempt.ts';
import { matchRows } from './performance/match-rows.ts';
import type { Row } from './performance/row.ts';
import { boundOf, judge, ratioOf } from './performance/row.ts';
import { makeHistogram, median, percentile } from './performance/statistics.ts';
import { writeDocument } from './performance/write-document.ts';
import { writeGrowth, writeHistogram, writeNumber, writeRows } from './performance/write-table.ts';

const FLOOR = { what: 'bare', value: 100 };

const row = (changes: Partial<Row>): Row => ({
  what: 'memory',
  unit: 'MiB',
  measured: 130,
  floor: FLOOR,
  must: { times: 1.35 },
  aim: { times: 1.2 },
  ...changes,
});

describe('percentiles', () => {
  it('are one of the values, by nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect(median(values)).toBe(3);
    expect(percentile(values, 0.95)).toBe(5);
    expect(percentile(values, 0)).toBe(1);
    expect(values).toEqual([5, 1, 4, 2, 3]);
  });

  it('of nothing are none', () => expect(() => median([])).toThrow('nothing was measured'));
});

it('a histogram counts every value once, at the edges in the bin that begins there', () => {
  expect(makeHistogram([-1, 0, 0.5, 1, 9, 10, 99], [0, 1, 10])).toEqual([
    { from: 0, count: 3 },
    { from: 1, count: 2 },
    { from: 10, count: 2 },
  ]);
});

describe('a row', () => {
  it.each([
    ['at the aim', row({ measured: 120 }), 'aim reached'],
    ['between aim and must', row({ measured: 121 }), 'held'],
    ['at the must', row({ measured: 135 }), 'held'],
    ['over the must', row({ measured: 136 }), 'missed'],
    ['that was not reached', row({ measured: null }), 'missed'],
    ['whose floor was not reached', row({ floor: null }), 'missed'],
    ['with a must of its own, without floor', row({ floor: null, must: { atMost: 130 }, aim: null }), 'held'],
    ['that is held to nothing', row({ must: null, aim: null }), 'for comparison'],
  ])('%s', (_, judged, verdict) => expect(judge(judged)).toBe(verdict));

  it('is bound by its floor as the limit says', () => {
    expect(boundOf({ times: 2 }, FLOOR)).toBe(200);
    expect(boundOf({ plus: 17 }, FLOOR)).toBe(117);
    expect(boundOf({ atMost: 50 }, FLOOR)).toBe(50);
    expect(boundOf({ plus: 17 }, null)).toBeNull();
  });

  it('has a ratio where there is a floor', () => {
    expect(ratioOf(row({}))).toBe(1.3);
    expect(ratioOf(row({ floor: { what: 'bare', value: 0 } }))).toBeNull();
  });
});

describe('in writing', () => {
  it('a row says what was measured, and what it is held to', () => {
    expect(
      writeRows([row({})])
        .split('\n')
        .at(-1),
    ).toBe('| memory | 100 MiB (bare) | 130 MiB | 1.30 × | ≤ 135 MiB (1.35 ×) | ≤ 120 MiB (1.2 ×) | held |');
  });

  it('a row that was not reached says so in the place of a figure', () => {
    const written = writeRows([row({ measured: null, note: 'not reached in 60 s' })]);
    expect(written).toContain('| not reached in 60 s |');
    expect(written).toContain('| missed |');
  });

  it('numbers have the figures that count', () => {
    expect(writeNumber(1.234, 'ms')).toBe('1.23 ms');
    expect(writeNumber(12.34, '% of a core')).toBe('12.3 %');
    expect(writeNumber(1234.5, 'MiB')).toBe('1235 MiB');
    expect(writeNumber(8, 'elements')).toBe('8 elements');
  });

  it('a growth has a column for each size', () => {
    const points = [
      { at: 50, value: 3 },
      { at: 10_000, value: null },
    ];
    expect(writeGrowth({ what: 'sign-in', by: 'sessions', unit: 's', points })).toBe(
      '| sign-in | 50 sessions | 10,000 sessions |\n| --- | --- | --- |\n|  | 3.00 s | not reached |',
    );
  });

  it('a histogram ends with the last bin that has something', () => {
    const lines = writeHistogram({ what: 'alone', values: [3, 3, 20] }).split('\n');
    expect(lines[0]).toBe('alone: 3 messages, p50 3.00 ms, p95 20.0 ms, p99 20.0 ms');
    expect(lines.at(-2)).toMatch(/17 – 25 ms\s+1 █+$/);
  });

  it('the document has the table, the load, the histogram and the growth', () => {
    const written = writeDocument(
      [
        {
          rows: [row({})],
          distributions: [{ what: 'alone', values: [3] }],
          growths: [{ what: 'sign-in', by: 'sessions', unit: 's', points: [{ at: 50, value: 3 }] }],
        },
      ],
      {
        command: 'npm run bench',
        day: '2026-11-28',
        processor: 'a processor',
        cores: 2,
        loads: [{ scenario: 'start', load: 0.251 }],
        nodeVersion: '24.0.0',
        electronVersion: '45.0.0',
        minutes: 31.2,
      },
    );
    for (const part of ['| memory |', 'start 0.25', 'alone: 1 messages', '| sign-in |'])
      expect(written).toContain(part);
  });
});

describe('what a row shows', () => {
  const onScreen = [{ customer: 'Customer 00001', unread: 2, at: 0 }];
  const sent = [
    { customer: 'Customer 00001', at: 10 },
    { customer: 'Customer 00002', at: 11 },
    { customer: 'Customer 00001', at: 12 },
  ];
  const seen = (unread: number, at: number) => ({ customer: 'Customer 00001', unread, at });

  it('tells when each message to it was there, and nothing of rows that are out of sight', () => {
    expect(matchRows(onScreen, sent, [seen(2, 11), seen(3, 15), seen(4, 30)])).toEqual([5, 18]);
  });

  it('shows two messages at once when both come in one frame', () => {
    expect(matchRows(onScreen, sent, [seen(4, 20)])).toEqual([10, 8]);
  });

  it('may never show the last one', () => {
    expect(matchRows(onScreen, sent, [seen(3, 15)])).toEqual([5, null]);
  });
});

describe('an attempt', () => {
  it('gives what was measured', async () => {
    expect(await attempt(() => Promise.resolve(3))).toEqual({ value: 3, note: undefined });
  });

  it('that fails says why, in a line', async () => {
    const failing = attempt(() => Promise.reject(new Error('broken\nlog of the driver')));
    expect(await failing).toEqual({ value: null, note: 'broken' });
  });

  it('that takes too long says for how long it was waited', async () => {
    const endless = new Promise<never>(() => undefined);
    expect((await attempt(() => within(10, endless))).note).toBe('not reached in 0 s');
  });
});
