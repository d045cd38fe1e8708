/** Finds the web addresses in what somebody wrote. Whatever could deceive or do harm stays plain text. */

/** Joined, the texts of all pieces are the text, to the letter. */
export interface Piece {
  readonly text: string;
  /** Where it leads, as the browser would read it; `null` for plain text. */
  readonly url: string | null;
}

/**
 * From `http://` or `https://` up to a space, a quotation mark, an angle bracket, a backslash, or a sign that is not seen: marks of
 * writing direction and zero-width characters can make an address look like another. Not after a letter, a digit or a colon: the
 * end of `javascript:https://…` or `view-source:https://…` is no address of its own.
 */
const ADDRESS = /(?<![\p{L}\p{N}:@/_.-])https?:\/\/[^\s\p{C}<>"'`\\“”«»]+/giu;
/** More likely the sentence's than the address's. */
const TAIL = /[.,;:!?…*_~|]+$/u;
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
];

export function findLinks(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimTail(match[0]);
    const url = readAddress(address);
    if (url === null) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), url: null });
    end = match.index + address.length;
    pieces.push({ text: address, url });
  }
  if (end < text.length) pieces.push({ text: text.slice(end), url: null });
  return pieces;
}

/** @returns the address as the browser would read it, or `null` if it is none that may be opened */
export function readAddress(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || /[\s\p{C}\\]/u.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const hasUser = url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text);
  return hasUser || url.hostname === '' ? null : url.href;
}

/** A closing bracket belongs to the address only if it was opened in it. */
function trimTail(address: string): string {
  let trimmed = address.replace(TAIL, '');
  for (const [open, close] of BRACKETS) {
    while (trimmed.endsWith(close) && count(trimmed, close) > count(trimmed, open)) {
      trimmed = trimmed.slice(0, -1).replace(TAIL, '');
    }
  }
  return trimmed;
}

const count = (text: string, character: string): number => text.split(character).length - 1;
