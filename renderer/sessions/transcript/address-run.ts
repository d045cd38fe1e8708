/**
 * Where an address ends in running text, also in a language that puts no spaces around it. No letter is looked at more than a few
 * times, whatever stands in the text.
 *
 * - It ends at a space, a quotation mark, an angle bracket, a backslash, a sign that is not seen (it can make one address look like
 *   another), at punctuation and symbols that are not ASCII, and at a closing bracket that was not opened in it. ASCII punctuation
 *   at its very end is the sentence's.
 * - Its host has letters, digits, hyphens and dots. No top-level domain mixes ASCII with, say, Chinese letters: the sentence goes on
 *   there (`https://example.com谢谢`).
 * - Behind the host, letters of other writings do not follow directly upon an ASCII letter or digit (`/a谢谢`), and those of languages
 *   without spaces not upon the first slash behind an ASCII host, which browsers add (`https://example.com/を見て`). They belong to
 *   it where a part begins with them: `/wiki/日本`, `?q=日本`, `https://例え.jp/パス`.
 */
import type { LetterKind } from './address-letters.ts';
import { kindOf } from './address-letters.ts';

/** Code units of an address: what is longer is none that browsers and servers agree on. */
export const LONGEST_ADDRESS = 2048;

/** What may be an address, from behind its `://`. Places are code units from the beginning of the text. */
export interface AddressRun {
  /** Behind the last letter that can belong to it. */
  readonly end: number;
  /** False: it is no address, or longer than one may be, and nothing in it is one. */
  readonly isAddress: boolean;
}

/** `from`: behind `://`. `limit`: nothing behind it is read. */
export function readAddressRun(text: string, from: number, limit: number): AddressRun {
  const host = readHost(text, from, limit);
  const isScheme = text.startsWith(':/', host.end);
  if (host.end === from || isScheme || hasUser(text, from, limit))
    return { end: skip(text, from, limit), isAddress: false };
  const end = readRest(text, readPort(text, host.end), limit, host.isForeign);
  if (end - from > LONGEST_ADDRESS) return { end: skip(text, end, limit), isAddress: false };
  return { end: trimEnd(text, from, end), isAddress: true };
}

function skip(text: string, from: number, limit: number): number {
  let place = from;
  while (place < limit) {
    const point = text.codePointAt(place);
    if (kindOf(point) === 'end') break;
    place += widthOf(point);
  }
  return place;
}

/** A name or a password in front of the host would be taken for the host by people. */
function hasUser(text: string, from: number, limit: number): boolean {
  for (let place = from; place < limit;) {
    const point = text.codePointAt(place);
    const sign = text.charAt(place);
    if (sign === '@') return true;
    if (sign === '/' || sign === '?' || sign === '#' || kindOf(point) === 'end') return false;
    place += widthOf(point);
  }
  return false;
}

interface Host {
  readonly end: number;
  /** It has letters that are not ASCII. */
  readonly isForeign: boolean;
}

function readHost(text: string, from: number, limit: number): Host {
  const literal = /^\[[\da-f:.]+\]/i.exec(text.slice(from, from + LONGEST_LITERAL))?.[0];
  if (literal !== undefined) return { end: from + literal.length, isForeign: false };
  /** Where the name that is being read turned from ASCII to other letters. */
  let turn: number | null = null;
  let hasAscii = false;
  let isForeign = false;
  let place = from;
  while (place < limit) {
    const point = text.codePointAt(place);
    const kind = kindOf(point);
    const sign = text.charAt(place);
    if (sign === '.') [turn, hasAscii] = [null, false];
    else if (kind === 'ascii-letter' || kind === 'digit') hasAscii = true;
    else if (kind === 'unspaced' || kind === 'foreign') {
      isForeign = true;
      if (hasAscii) turn ??= place;
    } else if (kind !== 'alphabet' && kind !== 'mark' && sign !== '-' && sign !== '_') break;
    place += widthOf(point);
  }
  return { end: turn ?? place, isForeign };
}

/** An address of IPv6 in brackets. */
const LONGEST_LITERAL = 48;

function readPort(text: string, from: number): number {
  // One digit more than there may be: the browser then refuses it, instead of us cutting it.
  return from + (/^:\d+/.exec(text.slice(from, from + 7))?.[0].length ?? 0);
}

/** Path, query and fragment, if there are any. */
function readRest(text: string, from: number, limit: number, isForeignHost: boolean): number {
  if (!/[/?#]/.test(text.charAt(from))) return from;
  const isBalanced = createBracketCount();
  let before: LetterKind = 'sign';
  let place = from;
  while (place < limit) {
    const point = text.codePointAt(place);
    const kind = kindOf(point);
    if (kind === 'end' || !isBalanced(text.charAt(place))) break;
    if (kind === 'unspaced' && place === from + 1 && !isForeignHost) break;
    if ((kind === 'unspaced' || kind === 'foreign') && !mayFollow(text, place, before)) break;
    if (kind === 'middle-dot' && (before === 'sign' || before === 'digit')) break;
    if (kind !== 'mark') before = kind;
    place += widthOf(point);
  }
  return place;
}

/** Whether a letter that is not of an alphabet like ours belongs to what stands before it. */
function mayFollow(text: string, place: number, before: LetterKind): boolean {
  if (before === 'ascii-letter' || before === 'digit') return false;
  if (before !== 'sign') return true;
  const sign = text.charAt(place - 1);
  return '/=_-#+&@'.includes(sign) || (sign === '(' && text.charAt(place - 2) === '_');
}

const OPENING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const CLOSING: ReadonlySet<string> = new Set(OPENING.values());

/** Answers for one character after the other whether it may stand there: a closing bracket only behind its opening one. */
function createBracketCount(): (character: string) => boolean {
  const open = new Map<string, number>();
  return (character) => {
    const closing = OPENING.get(character);
    if (closing !== undefined) open.set(closing, (open.get(closing) ?? 0) + 1);
    if (!CLOSING.has(character)) return true;
    const count = open.get(character) ?? 0;
    open.set(character, count - 1);
    return count > 0;
  };
}

/** Takes off what is more likely the sentence's than the address's. */
function trimEnd(text: string, from: number, end: number): number {
  let trimmed = end;
  while (trimmed > from && TAIL.has(text.charAt(trimmed - 1))) trimmed -= 1;
  return trimmed;
}

const TAIL: ReadonlySet<string> = new Set('.,;:!?*_~|·・([{');

const widthOf = (point: number | undefined): number => (point !== undefined && point > 0xffff ? 2 : 1);
