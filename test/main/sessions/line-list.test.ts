/** A list of lines is what a plain array would be, whichever list of a transcript is added to; what it sums up is what a walk finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptLine } from '#main/sessions/kept-line.ts';
import { isMessage } from '#main/sessions/kept-line.ts';
import type { LineList } from '#main/sessions/line-list.ts';
import {
  addToList,
  findLastLine,
  findNumbered,
  findUnnumbered,
  lastLine,
  lineAt,
  linesFrom,
  linesSince,
  noLines,
  placeOfOrder,
  timesOf,
  voiceIn,
  withLooks,
} from '#main/sessions/line-list.ts';
import type { LineSummary } from '#main/sessions/line-summary.ts';
import { linesByTime } from '#main/sessions/lines-by-time.ts';
import { hasNumber } from '#main/sessions/log-epoch.ts';
import type { Look } from '#main/sessions/looks.ts';
import { readMyMode } from '#main/sessions/my-mode.ts';
import type { IncomingParticipant } from '#main/sessions/session-event.ts';
import type { Voice } from '#main/sessions/voices.ts';
import { takeVoice } from '#main/sessions/voices.ts';
import { AGENT, CUSTOMER, me } from './examples.ts';

const PEOPLE: readonly IncomingParticipant[] = [CUSTOMER, AGENT, me('supervisors'), me('everyone'), me(null)];

const anyLine = fc.record({
  order: fc.integer({ min: 0, max: 30 }),
  isNumbered: fc.boolean(),
  kind: fc.constantFrom('text', 'other', 'joined', 'left', 'rejoined'),
  person: fc.nat({ max: PEOPLE.length - 1 }),
  seenBy: fc.constantFrom('everyone', 'agents', 'supervisors', null),
  at: fc.option(fc.integer({ min: 1, max: 5 })),
  text: fc.constantFrom('yes', 'no', ''),
});
/** What is added at a time, and to which of the lists so far; and whether the agent looks other than before then. */
const anyStep = fc.record({
  list: fc.nat(),
  isNewest: fc.boolean(),
  looks: fc.option(fc.constantFrom('Amy', 'Amelia')),
  added: fc.array(anyLine, { maxLength: 4 }),
});

const lookAs =
  (name: string) =>
  (said: IncomingParticipant): Look =>
    said === AGENT ? { ...said, nickname: name } : said;

interface Grown {
  readonly list: LineList;
  readonly plain: readonly KeptLine[];
  readonly name: string;
}

function grow(
  steps: readonly (typeof anyStep extends fc.Arbitrary<infer T> ? T : never)[],
): readonly Grown[] {
  const all: Grown[] = [{ list: noLines(), plain: [], name: 'Amy' }];
  let count = 0;
  for (const { list: which, isNewest, looks, added } of steps) {
    const base = all.at(isNewest ? -1 : which % all.length)!;
    const name = looks ?? base.name;
    const lookOf = lookAs(name);
    const list = withLooks(base.list, lookOf);
    const plain = base.plain.map((line) => withLook(line, lookOf));
    const fresh = added.map(({ isNumbered, person, ...line }): KeptLine => {
      count += 1;
      const from = PEOPLE[person]!;
      const key = `${isNumbered ? '#' : ''}${count}`;
      return { ...line, ...speakerIn(list, from, lookOf(from)), key, wasMissed: false };
    });
    all.push({ list: addToList(list, fresh), plain: putIn(plain, fresh), name });
  }
  return all;
}

function speakerIn(list: LineList, said: IncomingParticipant, look: Look): Voice {
  return voiceIn(list, said, look) ?? takeVoice(new Map(), said, look);
}

function withLook(line: KeptLine, lookOf: (said: IncomingParticipant) => Look): KeptLine {
  const { nickname, role, isMe } = lookOf(line.said);
  return { ...line, from: { ...line.from, nickname, role, isMe } };
}

/** Each after all that is not later. */
function putIn(before: readonly KeptLine[], fresh: readonly KeptLine[]): readonly KeptLine[] {
  return [...before, ...fresh].sort((one, other) => one.order - other.order);
}

/** By walking along all lines, from the end. */
function sumUp(lines: readonly KeptLine[]): LineSummary {
  let waiting: KeptLine | null = null;
  let lastTextAt: number | null = null;
  for (const line of lines.toReversed()) {
    const fromCustomer = line.from.role === 'customer';
    if (!isMessage(line) || (!fromCustomer && line.seenBy !== 'everyone' && line.seenBy !== null)) continue;
    lastTextAt ??= line.at;
    if (!fromCustomer) break;
    waiting = line.at === null ? waiting : line;
  }
  const mine = lines.findLast(({ kind, from }) => from.isMe && !isMessage({ kind }));
  const mode = mine && mine.kind !== 'left' ? readMyMode([mine.from]) : null;
  return {
    waitingSince: waiting?.at ?? null,
    waitingKey: waiting?.key ?? null,
    lastTextAt,
    mine: mine && mode !== null ? { key: mine.key, mode } : null,
    hasUnnumbered: lines.some((line) => !hasNumber(line)),
  };
}

const check = (hold: (grown: readonly Grown[]) => void): void =>
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => hold(grow(steps))),
    { numRuns: 500 },
  );

describe('whatever was added to whichever list', () => {
  it('each holds what it held, in order', () => {
    check((grown) => {
      for (const { list, plain } of grown) {
        expect(linesFrom(list)).toEqual(plain);
        expect(list).toHaveLength(plain.length);
        expect(lastLine(list)).toEqual(plain.at(-1));
        expect(lineAt(list, plain.length)).toBeUndefined();
        expect(linesFrom(list, 2)).toEqual(plain.slice(2));
      }
    });
  });

  it('sums up what a walk along it finds', () => {
    check((grown) => {
      for (const { list, plain } of grown) expect(list.summary).toEqual(sumUp(plain));
    });
  });

  it('finds what a search finds', () => {
    check((grown) => {
      for (const { list, plain } of grown) {
        expect(findLastLine(list, ({ text }) => text === 'yes')).toEqual(
          plain.findLast(({ text }) => text === 'yes'),
        );
        for (const line of plain) {
          const { key, order } = line;
          expect(placeOfOrder(list, order)).toBe(plain.findIndex((each) => each.order === order));
          expect(findNumbered(list, key, order)).toEqual(line);
          expect(findUnnumbered(list, key)).toEqual(hasNumber(line) ? undefined : line);
          const wanted = { ...line, index: null, kind: line.kind, from: line.said };
          expect(timesOf(list).find(wanted)).toEqual(linesByTime(plain).find(wanted));
        }
        expect(findNumbered(list, 'none', 3)).toBeUndefined();
        expect(findUnnumbered(list, 'none')).toBeUndefined();
        expect(placeOfOrder(list, Infinity)).toBe(plain.length);
      }
    });
  });

  it('tells of two what is new or other in the second', () => {
    check((grown) => {
      for (const [place, { list }] of grown.entries()) {
        const before = grown[Math.max(0, place - 1)]!.list;
        const known = new Set(linesFrom(before));
        const isAppended = linesFrom(before).every((line, at) => line === lineAt(list, at));
        const since = linesSince(before, list);
        expect(since).toEqual(
          isAppended ? linesFrom(list, before.length) : linesFrom(list).filter((line) => !known.has(line)),
        );
      }
    });
  });
});

it('lines of one speaker share her, also after she has come to look other than before', () => {
  const add = (list: LineList, order: number, look: Look): LineList => {
    const said = { ...AGENT };
    const voice = speakerIn(list, said, look);
    const line = { order, kind: 'text' as const, seenBy: null, at: null, text: '', wasMissed: false };
    return addToList(list, [{ ...line, ...voice, key: `#${order}` }]);
  };
  const renamed: Look = { ...AGENT, nickname: 'Amelia' };
  const before = add(add(noLines(), 1, AGENT), 2, AGENT);
  const list = add(
    withLooks(before, () => renamed),
    3,
    renamed,
  );
  const [first, ...others] = linesFrom(list);
  expect(others).toHaveLength(2);
  for (const { said, from } of others) expect([said, from]).toEqual([first!.said, first!.from]);
  for (const { said, from } of others) expect(said === first!.said && from === first!.from).toBe(true);
  expect(withLooks(list, () => renamed)).toBe(list);
});
