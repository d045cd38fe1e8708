/**
 * Finds telephone numbers in a folded text and compares them by their digits, however they are written:
 * - `+` or `00` in front makes a number international, and a `(0)` in one is left out: `+49 (0)30 123-456` is `0049 30 123456`;
 * - a national number loses one leading `0`: `030/123456` is the end of `+49 30 123456`;
 * - an international number is a national one when it is that behind one to three digits of a country, also when that has the 8 or
 *   the 1 in front that some countries dial (`8 (495) 123-45-67` is `+7 495 123-45-67`): where no country is written, any may be meant.
 */

export interface PhoneNumber {
  /** Where it stands in the folded text, and behind its last digit. */
  readonly from: number;
  readonly to: number;
  /** Without what says how to dial it. */
  readonly digits: string;
  readonly isInternational: boolean;
}

/** Fewer digits behind a country say nothing. */
const FEWEST_NATIONAL = 6;
/** Dialled in front of a national number, besides the 0. */
const TRUNKS = ['8', '1'];
const LONGEST_COUNTRY = 3;
/** Fewer digits are no number with its country. */
const FEWEST_OF_WHOLE = 7;
/** As many groups of digits are one number at most. */
const MOST_GROUPS = 8;

/** A run of digits with a few signs between them: spaces, brackets, hyphens, slashes, full stops, dots. One number, or several in a row. */
const RUN = /(?:\(?\+ ?\(?|\()?\d(?:[ ()./·•-]{0,4}\d){0,60}/g;

/** What reads as one number each: runs as they stand, of as many digits at least. */
export function findNumbers(folded: string, fewest: number): readonly PhoneNumber[] {
  return readRuns(folded)
    .map((groups) => toNumber(folded, groups))
    .filter(({ digits }) => digits.length >= fewest);
}

/** Everything that could be a number: in `030 123456 15 Uhr` the 15 is none of its digits. Several for each place. */
export function listPossibleNumbers(folded: string): readonly PhoneNumber[] {
  return readRuns(folded).flatMap((groups) => {
    const { isInternational } = toNumber(folded, groups);
    return groups.flatMap((group, first) => {
      // What stands behind the country is no national number of any other.
      if (isInternational && first > 0 && group.digitsBefore < FEWEST_OF_WHOLE) return [];
      return groups
        .slice(first, first + MOST_GROUPS)
        .map((_last, more) => toNumber(folded, groups.slice(first, first + more + 1)));
    });
  });
}

/** Whether the one that is sought stands in the other, whole or as the part that has been typed so far. */
export function isNumberIn(number: PhoneNumber, sought: PhoneNumber): boolean {
  return (
    number.digits.includes(sought.digits) || isNationalOf(number, sought) || isNationalOf(sought, number)
  );
}

/** Whether both are the same telephone. */
export function isSameNumber(one: PhoneNumber, other: PhoneNumber): boolean {
  return one.digits === other.digits || isNationalOf(one, other) || isNationalOf(other, one);
}

function isNationalOf(national: PhoneNumber, international: PhoneNumber): boolean {
  if (national.isInternational || !international.isInternational) return false;
  for (let country = 1; country <= LONGEST_COUNTRY; country += 1) {
    const rest = international.digits.slice(country);
    if (rest.length < FEWEST_NATIONAL) return false;
    if (national.digits === rest || TRUNKS.some((trunk) => national.digits === `${trunk}${rest}`))
      return true;
  }
  return false;
}

/** Digits without a sign between them. */
interface Group {
  readonly from: number;
  readonly to: number;
  /** In the same run. */
  readonly digitsBefore: number;
}

function readRuns(folded: string): readonly (readonly Group[])[] {
  return Array.from(folded.matchAll(RUN), (run) => {
    let digitsBefore = 0;
    return Array.from(run[0].matchAll(/\d+/g), ({ 0: digits, index }) => {
      const from = run.index + index;
      const group = { from, to: from + digits.length, digitsBefore };
      digitsBefore += digits.length;
      return group;
    });
  });
}

function toNumber(folded: string, groups: readonly Group[]): PhoneNumber {
  const start = groups[0]?.from ?? 0;
  const to = groups.at(-1)?.to ?? start;
  const opening = /(?:\(?\+ ?\(?|\()$/.exec(folded.slice(Math.max(0, start - 4), start))?.[0] ?? '';
  const hasPlus = opening.includes('+');
  const from = start - opening.length;
  const all = groups.map((group) => folded.slice(group.from, group.to)).join('');
  const isInternational = hasPlus || (all.startsWith('00') && all.length > FEWEST_NATIONAL);
  if (!isInternational) return { from, to, digits: all.replace(/^0/, ''), isInternational };
  const kept = groups.filter((group) => folded.slice(group.from - 1, group.to + 1) !== '(0)');
  const digits = kept.map((group) => folded.slice(group.from, group.to)).join('');
  return { from, to, digits: hasPlus ? digits : digits.slice(2), isInternational };
}
