/** What a character is to an address in running text. */

/**
 * - `sign`: an ASCII sign that may stand in an address; `end`: what may not, such as a space or a full stop of any other writing;
 * - `alphabet`: letters of Latin and of the alphabets that can be mistaken for it; they mix with ASCII;
 * - `unspaced`: of languages that put no spaces between words, or hang endings on foreign ones; `foreign`: of all others;
 * - `mark`: an accent or a vowel that stands on the letter before it; `middle-dot`: joins two letters of one name.
 */
export type LetterKind =
  'ascii-letter' | 'digit' | 'sign' | 'alphabet' | 'unspaced' | 'foreign' | 'mark' | 'middle-dot' | 'end';

/** `undefined`: behind the end of the text. */
export function kindOf(point: number | undefined): LetterKind {
  if (point === undefined) return 'end';
  const character = String.fromCodePoint(point);
  if (point < 0x80) return kindOfAscii(character);
  // Signs that are not seen, spaces, half characters: before all others, some of them count as letters.
  if (/[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}]/u.test(character)) return 'end';
  if (character === '·' || character === '・') return 'middle-dot';
  if (/\p{M}/u.test(character)) return 'mark';
  if (/[\p{L}\p{Nl}\p{Nd}]/u.test(character)) return kindOfLetter(character);
  return 'end';
}

function kindOfAscii(character: string): LetterKind {
  if (/[a-z]/i.test(character)) return 'ascii-letter';
  if (/\d/.test(character)) return 'digit';
  return /[\s\p{C}<>"'`\\]/u.test(character) ? 'end' : 'sign';
}

const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;
const ALPHABET =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Cherokee}\p{sc=Coptic}\p{sc=Lisu}]/u;
/** Wide letters and digits of East Asian keyboards. */
const WIDE = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/;

function kindOfLetter(character: string): LetterKind {
  if (WIDE.test(character) || UNSPACED.test(character)) return 'unspaced';
  return ALPHABET.test(character) ? 'alphabet' : 'foreign';
}
