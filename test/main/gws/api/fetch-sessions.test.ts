/** A long log is read in parts, whatever the server makes of `startIndex` and `count`. */
import { describe, expect, it } from 'vitest';
import { fetchMessages } from '#main/gws/api/fetch-sessions.ts';
import type { Http } from '#main/gws/http/http.ts';

interface BayeuxConnection {
  readonly index?: number;
  readonly type: 'Text';
  readonly text: string;
}
type Answer = (start: number, count: number) => readonly BayeuxConnection[];

/** Texts numbered as `indexOf` says; `undefined` for none. */
function log(length: number, indexOf: (place: number) => number | undefined): readonly BayeuxConnection[] {
  return Array.from({ length }, (_, place) => {
    const index = indexOf(place);
    return { type: 'Text', text: `line ${place}`, ...(index !== undefined && { index }) };
  });
}

async function read(answer: Answer): Promise<{ texts: readonly string[]; requests: number }> {
  let requests = 0;
  const http: Http = {
    server: 'https://gws.test',
    request({ path }) {
      requests += 1;
      const query = new URL(path, 'https://gws.test').searchParams;
      const messages = answer(Number(query.get('startIndex')), Number(query.get('count')));
      return Promise.resolve({ statusCode: 0, messages });
    },
    postNotifications: () => Promise.reject(new Error('not asked for')),
  };
  const messages = await fetchMessages(http, 'me', '1', 0, new AbortController().signal);
  return { texts: messages.map(({ text }) => text), requests };
}

const firstOf = (lines: readonly BayeuxConnection[], count: number): readonly BayeuxConnection[] =>
  count === 0 ? lines : lines.slice(0, count);

/** As the vendor's page says: an index. */
const byIndex =
  (lines: readonly BayeuxConnection[], cap = Infinity): Answer =>
  (start, count) =>
    firstOf(lines.filter(({ index = 0 }) => index >= start).slice(0, cap), count);
/** As it could be meant as well: the place in the list, from 1. */
const byPlace =
  (lines: readonly BayeuxConnection[], cap = Infinity): Answer =>
  (start, count) =>
    firstOf(lines.slice(Math.max(0, start - 1)).slice(0, cap), count);

const WHOLE = log(2300, (place) => place + 1);
/** Typing uses numbers up, which do not come in the log. */
const WITH_HOLES = log(2300, (place) => 1 + place * 3);
const UNNUMBERED = log(2300, () => undefined);

describe('a long log', () => {
  it.each([
    ['read by index', byIndex(WHOLE)],
    ['read by index, with holes', byIndex(WITH_HOLES)],
    ['read by place', byPlace(WHOLE)],
    ['read by place, with holes', byPlace(WITH_HOLES)],
    ['by index, and never more than 100 at a time', byIndex(WITH_HOLES, 100)],
    ['by place, and never more than 100 at a time', byPlace(WITH_HOLES, 100)],
    // What is read behind a line begins with it: 49 of 50 are new.
    ['by index, and never more than 50 at a time', byIndex(WITH_HOLES, 50)],
    ['by place, and never more than 50 at a time', byPlace(WITH_HOLES, 50)],
    ['from a server that knows no count', (start: number) => byIndex(WITH_HOLES)(start, 0)],
    ['without numbers', byPlace(UNNUMBERED)],
  ])('%s comes whole, in order, and each line once', async (_name, answer) => {
    expect((await read(answer)).texts).toEqual(WHOLE.map(({ text }) => text));
  });

  it('from a server that gives the first lines whatever is asked for does not go on for ever', async () => {
    const { texts, requests } = await read((_start, count) => firstOf(WHOLE, count));
    expect(texts).toHaveLength(500);
    expect(requests).toBeLessThan(5);
  });
});

it('a short log takes one request', async () => {
  expect(await read(byIndex(log(12, (place) => place + 1)))).toMatchObject({ requests: 1 });
});

it('a log that ends with a part takes one more, and no line twice', async () => {
  const { texts, requests } = await read(byIndex(log(500, (place) => place + 1)));
  expect(texts).toHaveLength(500);
  expect(requests).toBeLessThan(4);
});
