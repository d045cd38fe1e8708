/**
 * Whether a keyword stands by itself where it was found in a folded text. What writing it is in decides:
 *
 * - Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan put no spaces between words: it may stand anywhere.
 * - Korean hangs particles on words and words on each other: from two syllables on it may stand anywhere.
 * - Arabic and Hebrew write articles, prepositions and "and" together with the word: up to four and three letters of these in front.
 * - All others: at the beginning of a word.
 *
 * Behind it the word may go on, for endings and compounds ("refunds", "iptali", "Kündigungsfrist"), when the keyword is long enough to
 * say something: four letters, three in writings other than Latin, Greek and Cyrillic. After and before a digit nothing goes on:
 * 10 is not in 1000. Who wants a word alone writes a pattern: `/\brate\b/`.
 */

/** `from`, `to`: where it stands. */
export function standsByItself(folded: string, from: number, to: number): boolean {
  return beginsWell(folded, from, to) && endsWell(folded, from, to);
}

function beginsWell(folded: string, from: number, to: number): boolean {
  const before = lastOf(folded.slice(Math.max(0, from - 2), from));
  const first = firstOf(folded.slice(from, from + 2));
  if (MARK.test(first) || !isInWord(before, first)) return true;
  if (isKoreanWord(folded, from, to) && HANGUL.test(before)) return true;
  const start = folded.slice(Math.max(0, from - LONGEST_CLITICS - 1), from);
  return (
    (ARABIC.test(first) && ARABIC_CLITICS.test(start)) || (HEBREW.test(first) && HEBREW_CLITICS.test(start))
  );
}

function endsWell(folded: string, from: number, to: number): boolean {
  const last = lastOf(folded.slice(Math.max(from, to - 2), to));
  const after = firstOf(folded.slice(to, to + 2));
  if (!isInWord(last, after)) return true;
  if (DIGIT.test(last) || DIGIT.test(after)) return false;
  if (isKoreanWord(folded, from, to)) return true;
  const letters = folded.slice(from, to).match(LETTERS)?.length ?? 0;
  return letters >= (ALPHABET.test(last) ? FEWEST_LETTERS : FEWEST_OTHER_LETTERS);
}

const FEWEST_LETTERS = 4;
const FEWEST_OTHER_LETTERS = 3;
const LONGEST_CLITICS = 4;

const ARABIC = /\p{sc=Arabic}/u;
const HEBREW = /\p{sc=Hebrew}/u;
const HANGUL = /\p{sc=Hangul}/u;
const ALPHABET = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u;
const DIGIT = /\p{N}/u;
const MARK = /\p{M}/u;
const LETTERS = /[\p{L}\p{M}]/gu;
/** From the beginning of the word on: "and", a preposition, the article. */
const ARABIC_CLITICS = /(?:^|[^\p{L}\p{N}\p{M}])[وف]?[بكلس]?(?:ال|ل)?$/u;
const HEBREW_CLITICS = /(?:^|[^\p{L}\p{N}\p{M}])[ושהכלבמ]{1,3}$/u;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;

/** Between the two one is inside of a word, in a writing that puts spaces between words. */
function isInWord(one: string, next: string): boolean {
  return [one, next].every((letter) => /[\p{L}\p{N}\p{M}]/u.test(letter) && !UNSPACED.test(letter));
}

function isKoreanWord(folded: string, from: number, to: number): boolean {
  return /^\p{sc=Hangul}.*\p{sc=Hangul}$/su.test(folded.slice(from, to));
}

function firstOf(text: string): string {
  return /^./su.exec(text)?.[0] ?? '';
}

function lastOf(text: string): string {
  return /.$/su.exec(text)?.[0] ?? '';
}
