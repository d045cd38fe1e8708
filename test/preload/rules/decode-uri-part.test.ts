/** Reading parts of addresses, whoever has written them. */
import { expect, test } from 'vitest';
import { decodeUriPart } from '#preload/rules/decode-uri-part.ts';

test.each([
  ['a%20b', 'a b'],
  ['%F0%9F%98%80', '😀'],
  ['', ''],
  ['100%', null],
  ['%C3%28', null],
])('%j', (part, text) => {
  expect(decodeUriPart(part)).toBe(text);
});
