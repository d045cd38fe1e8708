/** The length of a text as SMS, at every boundary. */
import { expect, test } from 'vitest';
import { measureSms } from '#renderer/sessions/composer/sms-length.ts';

const sized = (text: string): [string, number, number] => {
  const { alphabet, characters, messages } = measureSms(text);
  return [alphabet, characters, messages];
};

test.each([
  ['', 0, 0],
  ['a', 1, 1],
  ['a'.repeat(160), 160, 1],
  ['a'.repeat(161), 161, 2],
  ['a'.repeat(306), 306, 2],
  ['a'.repeat(307), 307, 3],
  ['a'.repeat(459), 459, 3],
  ['a'.repeat(460), 460, 4],
])('GSM 7-bit (%#): %s', (text, characters, messages) => {
  expect(sized(text)).toEqual(['gsm-7', characters, messages]);
});

test.each([
  ['ł'.repeat(70), 70, 1],
  ['ł'.repeat(71), 71, 2],
  ['ł'.repeat(134), 134, 2],
  ['ł'.repeat(135), 135, 3],
  ['я'.repeat(201), 201, 3],
  ['я'.repeat(202), 202, 4],
])('UCS-2 (%#)', (text, characters, messages) => {
  expect(sized(text)).toEqual(['ucs-2', characters, messages]);
});

test('every character of the GSM alphabet is in it, the extended ones counted double', () => {
  const basic = [
    '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ',
    ' !"#¤%&\'()*+,-./0123456789:;<=>?',
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§',
    '¿abcdefghijklmnopqrstuvwxyzäöñüà',
  ].join('');
  // 128 places, one of them the escape.
  expect(Array.from(basic)).toHaveLength(127);
  expect(sized(basic)).toEqual(['gsm-7', 127, 1]);
  expect(sized('^{}\\[~]|€\f')).toEqual(['gsm-7', 20, 1]);
});

test('a euro sign is two: 80 fill one message, 81 need two', () => {
  expect(sized('€'.repeat(80))).toEqual(['gsm-7', 160, 1]);
  expect(sized('€'.repeat(81))).toEqual(['gsm-7', 162, 2]);
});

test('an escaped pair is not torn apart between two parts', () => {
  // 153 would be full with the first half of the sign: it moves over, and one place stays empty.
  expect(sized(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual(['gsm-7', 306, 3]);
  expect(sized(`${'a'.repeat(151)}€${'a'.repeat(153)}`)).toEqual(['gsm-7', 306, 2]);
});

test('a surrogate pair is not torn apart between two parts', () => {
  expect(sized('😀'.repeat(35))).toEqual(['ucs-2', 70, 1]);
  // 33 faces in a part of 67: the 34th would be cut in two.
  expect(sized('😀'.repeat(66))).toEqual(['ucs-2', 132, 2]);
  expect(sized('😀'.repeat(67))).toEqual(['ucs-2', 134, 3]);
});

test.each([
  ['plain', null],
  ['Zażółć', 'ż'],
  ['50 € – today', '–'],
  ['“quoted”', '“'],
  ['ok 👍🏽 then', '👍🏽'],
  ['the 👩‍👩‍👧 family', '👩‍👩‍👧'],
  ['cafe\u0301', 'e\u0301'],
  ['tab\there', '\t'],
  ['non\u00A0breaking', '\u00A0'],
  ['lower ç', 'ç'],
])('of %j the character outside the alphabet is %j', (text, misfit) => {
  expect(measureSms(text).misfit).toBe(misfit);
});

test('a family joined by zero-width joiners counts every unit of its UTF-16', () => {
  expect(sized('👩‍👩‍👧')).toEqual(['ucs-2', 8, 1]);
});

test('a lone surrogate breaks nothing', () => {
  expect(sized('\uD83D')).toEqual(['ucs-2', 1, 1]);
});

test('a line break of Windows is two characters of the alphabet', () => {
  expect(sized('a\r\nb')).toEqual(['gsm-7', 4, 1]);
});
