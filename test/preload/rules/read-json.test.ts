/** Reading JSON of any server: what JSON.parse alone would spoil. */
import { expect, test } from 'vitest';
import { parseJson, readJson } from '#preload/rules/read-json.ts';

test.each([
  ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
  ['{"id":-9007199254740993}', { id: '-9007199254740993' }],
  ['[1,12345678901234567890]', [1, '12345678901234567890']],
  ['{"a":{"b":9007199254740993}}', { a: { b: '9007199254740993' } }],
  ['{"id":9007199254740991}', { id: 9007199254740991 }],
  ['{"x":1.0000000000000000000}', { x: 1 }],
  ['{"x":12345678901234567890e2}', { x: 1.2345678901234568e21 }],
  ['{"text":"call \\"12345678901234567890\\", now"}', { text: 'call "12345678901234567890", now' }],
  ['{"text":"\\\\","id":12345678901234567890}', { text: '\\', id: '12345678901234567890' }],
  ['\uFEFF{"a":1}', { a: 1 }],
])('%s', (json, value) => {
  expect(readJson(json)).toEqual(value);
});

test.each([
  ['strings that never end', `{"text":"${'\\"1234567890123456'.repeat(200_000)}`],
  ['a backslash at the end', `${'"\\"1234567890123456'.repeat(200_000)}"\\`],
  ['digits without end', `[${'9'.repeat(2_000_000)}.`],
])('is not held up by %s', (_what, json) => {
  expect(readJson(json)).toBeUndefined();
});

test.each([
  ['{"id":1}', { id: 1 }],
  ['\uFEFF[]', []],
  ['{"id":', undefined],
  ['', undefined],
])('of our own files: %j', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});
