/** What time it is on the server, whatever this computer's clock says and whoever writes the dates. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerClock } from '#main/gws/http/server-clock.ts';
import { createServerClock } from '#main/gws/http/server-clock.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 28, 9, 0, 0, 321);

let passed: number;
/** By how much this computer's clock is wrong. */
let wrong: number;
let clock: ServerClock;

beforeEach(() => {
  passed = 0;
  wrong = 0;
  clock = createServerClock({ steady: () => 5000 + passed, computer: () => START + passed + wrong });
});

const trueTime = (): number => START + passed;
const httpDate = (at: number): string => new Date(at).toUTCString();

interface Answer {
  /** `null`: none. */
  readonly date?: string | null;
  /** By how much the server's clock is wrong. */
  readonly serverAhead?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds on the way there and back. */
  readonly there?: number;
  readonly back?: number;
}

async function ask({
  date,
  serverAhead = 0,
  status = 200,
  headers = {},
  there = 20,
  back = 20,
}: Answer = {}): Promise<void> {
  const send = clock.reading(() => {
    passed += there;
    const written = date === undefined ? httpDate(trueTime() + serverAhead) : date;
    passed += back;
    return Promise.resolve({
      status,
      headers: { ...headers, ...(written !== null && { date: written }) },
      body: '',
    });
  });
  await send({
    method: 'GET',
    url: 'https://gws.example.com',
    headers: {},
    idempotent: true,
    timeLimit: 1000,
  });
}

async function askOften(times: number, answer?: Answer): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await ask(answer);
    passed += 7 * SECOND + 137;
  }
}

/** By how much the clock is off, in milliseconds. */
const error = (): number => Math.abs(clock.now() - trueTime());

describe('from the dates of answers', () => {
  it.each([0, 10 * MINUTE, -10 * MINUTE, DAY, -DAY, 30 * 365 * DAY, -20 * 365 * DAY])(
    'is right after the first answer when this computer is %d ms ahead',
    async (ahead) => {
      wrong = ahead;
      await ask();
      expect(error()).toBeLessThan(SECOND);
      expect(Math.abs(clock.ahead() + ahead)).toBeLessThan(SECOND);
    },
  );

  it('grows exact with more answers, although dates are cut to the second', async () => {
    wrong = 10 * MINUTE;
    await askOften(9);
    expect(error()).toBeLessThan(250);
  });

  it('is right within the time on the way when answers take seconds', async () => {
    wrong = -10 * MINUTE;
    await askOften(5, { there: 200, back: 4800 });
    expect(error()).toBeLessThan(3 * SECOND);
    await ask();
    expect(error()).toBeLessThan(SECOND);
  });

  it('does not count answers that were held, such as those of polls', async () => {
    wrong = 10 * MINUTE;
    await askOften(3);
    await askOften(20, { there: 0, back: 30 * SECOND });
    expect(error()).toBeLessThan(SECOND);
  });

  it.each([HOUR, -HOUR])('does not jump when this computer is set by %d ms while it runs', async (step) => {
    await askOften(3);
    const before = clock.now() - trueTime();
    wrong = step;
    expect(clock.now() - trueTime()).toBeCloseTo(before, 3);
    expect(Math.abs(clock.ahead() + step)).toBeLessThan(SECOND);
    passed += 5 * MINUTE;
    expect(clock.now() - trueTime()).toBeCloseTo(before, 3);
  });

  it('goes on between answers, however long they do not come', async () => {
    wrong = -10 * MINUTE;
    await ask();
    passed += 3 * HOUR;
    expect(error()).toBeLessThan(SECOND);
  });

  it('follows when the server itself is set', async () => {
    await askOften(9);
    await askOften(5, { serverAhead: 2 * HOUR });
    expect(Math.abs(clock.now() - trueTime() - 2 * HOUR)).toBeLessThan(SECOND);
  });

  it('is this computer’s again for another server, until that has answered', async () => {
    wrong = 10 * MINUTE;
    await ask();
    clock.forget();
    expect(clock.ahead()).toBe(0);
  });
});

describe('odd dates do not count:', () => {
  it.each([
    null,
    '',
    'yesterday',
    '1',
    '0',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Sat, 01 Jan 2000 00:00:00 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Sat, 99 Nov 2026 09:00:00 GMT',
    'Sat Nov 28 2026 19:00:00 GMT+0000 (Coordinated Universal Time)',
    'Sat, 28 Nov 2026 19:00:00 GMT, Sat, 28 Nov 2026 09:00:00 GMT',
    '2026-11-28T19:00:00Z',
    'constructor',
  ])('%s', async (date) => {
    await askOften(3, { date });
    expect(clock.ahead()).toBe(0);
  });

  it('one that a cache has kept, once the server has answered twice', async () => {
    wrong = 10 * MINUTE;
    const old = httpDate(START - 3 * HOUR);
    await ask({ date: old });
    await askOften(2);
    expect(error()).toBeLessThan(SECOND);
    await askOften(3);
    await ask({ date: old });
    await ask({ date: httpDate(START + DAY) });
    expect(error()).toBeLessThan(SECOND);
  });

  it('those of whoever refuses or fails, or says that it answers from a cache', async () => {
    const date = httpDate(START + HOUR);
    await askOften(3, { date, status: 502 });
    await askOften(3, { date, status: 403 });
    await askOften(3, { date, status: 304 });
    await askOften(3, { date, headers: { age: '120' } });
    expect(clock.ahead()).toBe(0);
  });

  it.each([10 * MINUTE, -10 * MINUTE])('those of a proxy %d ms ahead of the stamps', async (serverAhead) => {
    for (let time = 0; time < 4; time += 1) {
      await ask({ serverAhead });
      clock.noteTold(trueTime());
    }
    expect(error()).toBeLessThan(SECOND);
  });

  it('but they do beside what is told late, or with one odd stamp', async () => {
    wrong = 10 * MINUTE;
    await askOften(3);
    for (const late of [5 * MINUTE, HOUR, 5 * SECOND, 3 * MINUTE, -DAY]) clock.noteTold(trueTime() - late);
    expect(error()).toBeLessThan(SECOND);
  });
});

describe('without dates', () => {
  it('this computer’s clock counts', () => {
    wrong = 10 * MINUTE;
    expect(clock.now()).toBe(trueTime() + wrong);
    expect(clock.ahead()).toBe(0);
  });

  it('nothing that is told has a stamp of the future: this computer is behind', () => {
    wrong = -10 * MINUTE;
    clock.noteTold(trueTime());
    expect(error()).toBe(0);
    passed += MINUTE;
    expect(error()).toBe(0);
  });

  it('when all that is told seems old, this computer is ahead', () => {
    wrong = 10 * MINUTE;
    for (let time = 0; time < 3; time += 1) clock.noteTold(trueTime());
    expect(error()).toBe(0);
  });

  it('what is told late changes nothing while something is told in time', () => {
    for (const late of [5 * MINUTE, HOUR, 0, HOUR, 3 * MINUTE]) clock.noteTold(trueTime() - late);
    expect(error()).toBe(0);
  });

  it('an absurd stamp counts as little as one that is odd among others', () => {
    for (const at of [1e300, NaN, Infinity, -Infinity, 0, -1]) clock.noteTold(at);
    expect(error()).toBe(0);
    for (const at of [trueTime(), trueTime() + DAY, trueTime()]) clock.noteTold(at);
    expect(error()).toBe(0);
  });
});

describe('one alone is not believed:', () => {
  it('a stamp of the future against dates', async () => {
    await askOften(3);
    clock.noteTold(trueTime() + MINUTE);
    expect(error()).toBeLessThan(SECOND);
  });

  it('an old stamp against this computer', () => {
    clock.noteTold(trueTime() - HOUR);
    expect(error()).toBe(0);
  });

  it('a date that another one is nearer to this computer than', async () => {
    await ask({ serverAhead: -HOUR });
    await ask();
    expect(error()).toBeLessThan(SECOND);
  });
});

it('all that is told may be on its way for a minute or two', () => {
  for (let time = 0; time < 5; time += 1) clock.noteTold(trueTime() - MINUTE);
  expect(error()).toBe(0);
});

it('odd stamps are forgotten when five others have come', () => {
  for (const late of [-DAY, -DAY, 0, 0, 0, 0, 0]) clock.noteTold(trueTime() - late);
  expect(error()).toBe(0);
});

it('what one server has told says nothing of the next', () => {
  for (let time = 0; time < 3; time += 1) clock.noteTold(trueTime() + HOUR);
  expect(error()).toBe(HOUR);
  clock.forget();
  expect(error()).toBe(0);
});
