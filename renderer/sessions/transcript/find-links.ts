/** Finds the web addresses in what somebody wrote. Whatever could deceive or do harm stays plain text. */
import { kindOf } from './address-letters.ts';
import { LONGEST_ADDRESS, readAddressRun } from './address-run.ts';

/** Joined, the texts of all pieces are the text, to the letter. */
export interface Piece {
  readonly text: string;
  /** Where it leads, as the browser would read it; `null` for plain text. */
  readonly url: string | null;
}

/** Code units of a text in which addresses are looked for: what stands further back is plain text. */
export const SEARCHED_LENGTH = 20_000;
/** As many addresses of one text can be pressed. */
export const MOST_LINKS = 200;

/** Looks at each letter a few times at most, whatever the text. */
export function findLinks(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const limit = Math.min(text.length, SEARCHED_LENGTH + LONGEST_ADDRESS);
  // One that reaches to where the search ends could go on.
  const isCut = (end: number): boolean => end === limit && limit < text.length;
  const searched = text.slice(0, SEARCHED_LENGTH);
  let done = 0;
  let links = 0;
  let from = 0;
  while (links < MOST_LINKS) {
    const separator = searched.indexOf(SEPARATOR, from);
    if (separator === -1) break;
    from = separator + SEPARATOR.length;
    const start = findStart(text, separator);
    if (start === null) continue;
    const run = readAddressRun(text, from, limit);
    from = run.end;
    const url = run.isAddress && !isCut(run.end) ? readAddress(text.slice(start, run.end)) : null;
    if (url === null) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), url: null });
    pieces.push({ text: text.slice(start, run.end), url });
    done = run.end;
    links += 1;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), url: null });
  return pieces;
}

/** @returns the address as the browser would read it, or `null` if it is none that may be opened */
export function readAddress(text: string): string | null {
  if (text.length > LONGEST_ADDRESS || !/^https?:\/\//i.test(text)) return null;
  if (/[\s\p{C}\p{Default_Ignorable_Code_Point}\\]/u.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const hasUser = url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text);
  return hasUser || url.hostname === '' ? null : url.href;
}

const SEPARATOR = '://';

/**
 * Where the scheme in front of `://` begins, if it is one of ours. What hangs on the end of another word is no address of its own:
 * `xhttps://…`, `javascript:https://…`, `view-source:https://…`. A colon behind a word that can be no scheme is another matter
 * (`网址:https://…`), and so is a word of a writing in which nothing is parted by spaces.
 */
function findStart(text: string, separator: number): number | null {
  const scheme = /https?$/i.exec(text.slice(Math.max(0, separator - LONGEST_SCHEME), separator))?.[0];
  if (scheme === undefined) return null;
  const start = separator - scheme.length;
  const sign = text.charAt(start - 1);
  if (sign === ':') return /^(\s|[^\p{ASCII}])$/u.test(text.charAt(start - 2)) ? start : null;
  return /[@/_.-]/.test(sign) || CLINGS.has(kindBefore(text, start)) ? null : start;
}

const LONGEST_SCHEME = 'https'.length;
const CLINGS: ReadonlySet<string> = new Set(['ascii-letter', 'digit', 'alphabet']);

function kindBefore(text: string, place: number): string {
  const isPair = /[\uDC00-\uDFFF]/.test(text.charAt(place - 1));
  return kindOf(place === 0 ? undefined : text.codePointAt(isPair ? place - 2 : place - 1));
}
