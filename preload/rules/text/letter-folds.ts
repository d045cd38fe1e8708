/**
 * How single characters are written for comparing texts as people compare them: without case, accents and what is not seen, with one
 * sign for all apostrophes, one for all dashes, one for all spaces, ASCII digits, and letters that do not decompose as people type
 * them who do not have them (ø o, ł l, ß ss, æ ae).
 *
 * Marks that are vowels, tones or another sound stay: those of Thai and the Indic writings, the two dots of Japanese (か is not が) and
 * the breve of й. Hiragana and Katakana are one, as are the forms of Arabic letters that are typed for each other, and the final
 * forms of Hebrew letters.
 */

/** What is written for a character; empty for what is left out. Marks stay in it: whether one counts depends on what it stands on. */
export function foldCharacter(point: number): string {
  if (point > 0xffff) return foldAnew(point);
  const known = folded.get(point);
  if (known !== undefined) return known;
  const result = foldAnew(point);
  folded.set(point, result);
  return result;
}

/**
 * What a character is without changing its letters: invisible signs go, apostrophes, quotation marks, dashes and spaces are one each,
 * digits are ASCII, and wide or narrow forms of East Asian keyboards are the common ones.
 */
export function tidyCharacter(point: number): string {
  const character = String.fromCodePoint(point);
  if (IGNORED.test(character)) return '';
  const sign = SIGNS.find(([pattern]) => pattern.test(character))?.[1];
  return sign ?? readDigit(character) ?? (WIDE.test(character) ? character.normalize('NFKC') : character);
}

/** Whether a mark may be left out behind this character. */
export function isAccent(mark: string, before: string): boolean {
  if (mark === BREVE && before === 'и') return false;
  return ACCENT.test(mark) && !JAPANESE_MARK.test(mark);
}

/** No more than there are characters of the first plane. */
const folded = new Map<number, string>();

const IGNORED = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]/u;
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\s/u, ' '],
  [/[\p{Pd}\u2212\u02D7\u2043]/u, '-'],
  [/['’‘‛‚ʼʻʽʾʿʹˈ′‵´`＇\u0384\u1FBD\u1FBF\u1FFD\u1FFEꞋꞌߴߵ՚׳]/u, "'"],
  [/["“”„‟«»″‶〝〞＂״]/u, '"'],
  [/\u2044/u, '/'],
];
const WIDE = /[\uFF01-\uFFEE]/;
const ACCENT =
  /(?=\p{M})[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}]/u;
const JAPANESE_MARK = /[\u3099\u309A]/;
const BREVE = '\u0306';

function foldAnew(point: number): string {
  const tidy = tidyCharacter(point);
  if (isHangul(point) || tidy === '') return tidy;
  let result = '';
  for (const part of tidy.normalize('NFKD')) {
    // Decomposing brings some signs up: a wide dash becomes a dash, a fraction gets its slash.
    for (const sign of tidyCharacter(part.codePointAt(0) ?? 0)) result += foldLetter(sign);
  }
  return result;
}

/** A syllable of Korean is one letter to those who read it: its parts stay together. */
const isHangul = (point: number): boolean => point >= 0xac00 && point <= 0xd7a3;

function foldLetter(letter: string): string {
  if (/\p{M}/u.test(letter)) return letter;
  const digit = readDigit(letter);
  if (digit !== null) return digit;
  if (/[ァ-ヶ]/.test(letter)) return String.fromCharCode(letter.charCodeAt(0) - KATAKANA);
  // Upper case first: it writes ß, ı and ς like what people type for them.
  const small = letter.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return LETTERS.get(small) ?? small;
}

/** From hiragana to katakana. */
const KATAKANA = 0x60;

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      ø: 'o',
      ł: 'l',
      đ: 'd',
      ð: 'd',
      ħ: 'h',
      ŧ: 't',
      ŋ: 'n',
      ƶ: 'z',
      ɨ: 'i',
      ƀ: 'b',
      ɖ: 'd',
      ŀ: 'l',
      þ: 'th',
    },
    ...{ æ: 'ae', œ: 'oe', ı: 'i', ß: 'ss', ſ: 's', ĸ: 'k', ƒ: 'f', ǥ: 'g', ɵ: 'o', ꝏ: 'oo', ɛ: 'e', ə: 'e' },
    ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ۃ: 'ه' },
    ...{ ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' },
  }),
);

/** Where the ten digits of the writings that have their own begin. */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
  0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

function readDigit(letter: string): string | null {
  if (!/\p{Nd}/u.test(letter)) return null;
  const point = letter.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => point >= first && point < first + 10);
  return zero === undefined ? null : String(point - zero);
}
