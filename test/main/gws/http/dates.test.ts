/** The server's dates in each of their forms. */
import { describe, expect, it } from 'vitest';
import { readDate, readTimestamp } from '#main/gws/http/dates.ts';

const SEED_RECEIVED = Date.UTC(2014, 4, 5, 18, 8, 45);
const SEED_REJOINED = 1399313371000;

describe('readDate', () => {
  it.each(['2014-05-0511:08:45.000-0700', '2014-05-05 11:08:45.000-0700', '2014-05-05T11:08:45.000-07:00'])(
    'reads %s',
    (text) => {
      expect(readDate(text)).toBe(SEED_RECEIVED);
    },
  );

  it('reads UTC and dates without milliseconds', () => {
    expect(readDate('2014-05-05T18:08:45Z')).toBe(SEED_RECEIVED);
  });

  it.each([undefined, '', 'yesterday', '2014-13-45 11:08:45.000-0700', '2014-05-05'])(
    'takes %s for no date',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );
});

describe('readTimestamp', () => {
  it('reads milliseconds, whatever the field is called', () => {
    expect(readTimestamp(SEED_REJOINED, undefined)).toBe(SEED_REJOINED);
  });

  it('reads seconds as well', () => {
    expect(readTimestamp(SEED_REJOINED / 1000, undefined)).toBe(SEED_REJOINED);
  });

  it.each([1e300, 8.64e15 + 1, Infinity, NaN, -1, -1e300, 0])('takes %d for no time', (number) => {
    expect(readTimestamp(number, undefined)).toBeNull();
    expect(readTimestamp(number, '2014-05-0511:09:31.000-0700')).toBe(SEED_REJOINED);
  });

  it('falls back on the text where there is no number', () => {
    expect(readTimestamp(undefined, '2014-05-0511:09:31.000-0700')).toBe(SEED_REJOINED);
  });
});
