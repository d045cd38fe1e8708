/** Which character is named as the one that does not fit into an SMS of 160, and in which words. */
import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { describeMisfit } from '#renderer/sessions/composer/misfit-labels.ts';
import { measureSms } from '#renderer/sessions/composer/sms-length.ts';
import SmsCounter from '#renderer/sessions/composer/SmsCounter.svelte';

const name = (text: string): string => {
  const { misfit } = measureSms(text);
  return misfit === null ? '' : describeMisfit(misfit);
};
const OUT = 'is not in the SMS alphabet';

test.each([
  ['Zażółć', `“ż” ${OUT}`],
  ['50 € – today', `“–” ${OUT}`],
  ['ok 👍🏽 then', `“👍🏽” ${OUT}`],
  ['the 👩‍👩‍👧 family', `“👩‍👩‍👧” ${OUT}`],
  ['press 1\uFE0F\u20E3', `“1\uFE0F\u20E3” ${OUT}`],
  ['lower ç', `“ç” ${OUT}`],
  ['i can’t', `“’” ${OUT}`],
])('a letter that is seen: %j', (text, words) => expect(name(text)).toBe(words));

test.each([
  ['cafe\u0301', 'é', 'U+0301'],
  ['ma\u0308nner', 'ä', 'U+0308'],
  ['sen\u0303or', 'ñ', 'U+0303'],
  ['A\u030Angstrom', 'Å', 'U+030A'],
  ['C\u0327a', 'Ç', 'U+0327'],
])('a letter of the alphabet that is written in two parts: %j', (text, letter, code) => {
  expect(measureSms(text).alphabet).toBe('ucs-2');
  expect(name(text)).toBe(`“${letter}” is written with an accent of its own (${code}), which ${OUT}`);
});

test('a letter in two parts that would not fit in one either is named as it is seen', () => {
  expect(name('z\u0307')).toBe(`“ż” ${OUT}`);
});

test.each([
  ['a\u200Bb', 'A zero-width space (U+200B)'],
  ['a\u200Db', 'A zero-width joiner (U+200D)'],
  ['a\u200Cb', 'A zero-width non-joiner (U+200C)'],
  ['\uFEFFhello', 'A byte order mark (U+FEFF)'],
  ['so\u00ADft', 'A soft hyphen (U+00AD)'],
  ['tab\there', 'A tab (U+0009)'],
  ['non\u00A0breaking', 'A non-breaking space (U+00A0)'],
  ['narrow\u202Fspace', 'A narrow non-breaking space (U+202F)'],
  ['thin\u2009space', 'A typographic space (U+2009)'],
  ['wide\u3000space', 'A wide space (U+3000)'],
  ['\u200Eleft', 'A mark of writing direction (U+200E)'],
  ['\u2066isolated\u2069', 'A mark of writing direction (U+2066)'],
  ['a\u2060b', 'A word joiner (U+2060)'],
  ['a\uFE0F', 'A variation selector (U+FE0F)'],
  ['a\u3164b', 'An invisible character (U+3164)'],
  ['a\u{E0020}', 'An invisible character (U+E0020)'],
  ['a\u2028b', 'A line separator (U+2028)'],
  ['a\u0007', 'A control character (U+0007)'],
  ['half \uD83D', 'Half of a character (U+D83D)'],
])('a sign that nobody sees: %j', (text, words) => expect(name(text)).toBe(`${words} ${OUT}`));

test.each([
  ['p\u0430ypal', `“\u0430” (Cyrillic) ${OUT}`],
  ['\u0391thens', `“\u0391” (Greek) ${OUT}`],
  ['\uFF21BC', `“\uFF21” (wide) ${OUT}`],
])('a letter that looks like one of ours: %j', (text, words) => expect(name(text)).toBe(words));

test('a letter under many accents is not all shown', () => {
  expect(name(`Z${'\u0300'.repeat(5000)}`).length).toBeLessThan(60);
});

test('the counter says it', () => {
  const { container } = render(SmsCounter, { text: 'cafe\u0301' });
  const words = container.textContent.replace(/\s+/g, ' ').trim();
  expect(words).toBe(
    `5 characters · 1 SMS “é” is written with an accent of its own (U+0301), which ${OUT}: one SMS holds 70 characters instead of 160.`,
  );
});
