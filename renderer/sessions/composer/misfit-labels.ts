/** Names the character that makes a message need more SMS, so that it can be found and changed: also one that nobody sees. */
import { fitsAlphabet } from './sms-length.ts';

/** `misfit`: a character as a reader sees it, at least a part of which is not in the GSM 7-bit alphabet. */
export function describeMisfit(misfit: string): string {
  const points = Array.from(misfit);
  const culprit = points.find((point) => !fitsAlphabet(point)) ?? '';
  const isReceived = points.some((point) => !fitsAlphabet(point) && !INVISIBLE.test(point));
  if (!isReceived) return `${nameInvisible(culprit)} (${codeOf(culprit)}) is not in the SMS alphabet`;
  const composed = misfit.normalize('NFC');
  if (fitsAlphabet(composed))
    return `“${composed}” is written with an accent of its own (${codeOf(culprit)}), which is not in the SMS alphabet`;
  return `“${clip(composed)}”${nameWriting(culprit)} is not in the SMS alphabet`;
}

const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** They name themselves; these do by what they are for. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\t/, 'A tab'],
  [/\u00A0/, 'A non-breaking space'],
  [/\u00AD/, 'A soft hyphen'],
  [/\u200B/, 'A zero-width space'],
  [/\u200C/, 'A zero-width non-joiner'],
  [/\u200D/, 'A zero-width joiner'],
  [/\u2060/, 'A word joiner'],
  [/\uFEFF/, 'A byte order mark'],
  [/\u202F/, 'A narrow non-breaking space'],
  [/\u3000/, 'A wide space'],
  [/\u2028/, 'A line separator'],
  [/\u2029/, 'A paragraph separator'],
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/, 'A mark of writing direction'],
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u, 'A variation selector'],
  [/\p{Cs}/u, 'Half of a character'],
  [/\p{Zs}/u, 'A typographic space'],
  [/\p{Cc}/u, 'A control character'],
];

function nameInvisible(point: string): string {
  return NAMES.find(([pattern]) => pattern.test(point))?.[1] ?? 'An invisible character';
}

/** Some letters of other alphabets look like ours: without their name nobody would believe it. */
function nameWriting(point: string): string {
  if (/\p{sc=Cyrillic}/u.test(point)) return ' (Cyrillic)';
  if (/\p{sc=Greek}/u.test(point)) return ' (Greek)';
  return /[\uFF01-\uFF5E]/.test(point) ? ' (wide)' : '';
}

const codeOf = (point: string): string =>
  `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Any number of accents may stand on one letter. */
const clip = (character: string): string => Array.from(character).slice(0, MOST_POINTS).join('');
const MOST_POINTS = 16;
