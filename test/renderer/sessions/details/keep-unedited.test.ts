/** What a person has not touched in a value is the server's own, to the last character. */
import { expect, test } from 'vitest';
import { keepUnedited } from '#renderer/sessions/details/keep-unedited.ts';

/** What a field for text makes of a value. */
const asField = (text: string): string => text.replace(/\r\n|\r/g, '\n');

test.each([
  '12 High Street\nLeeds',
  '12 High Street\r\nLeeds\r\n',
  'a\rb',
  'a\r\nb\nc\rd',
  '  spaces before and after  ',
  '\r\n',
  '',
  '😀\r\n😀',
])('%j, looked at and saved, is as it was', (value) => {
  expect(keepUnedited(value, asField(value))).toBe(value);
});

test.each([
  ['12 High Street\r\nLeeds', '12 High Street\nYork', '12 High Street\r\nYork'],
  ['12 High Street\r\nLeeds', '14 High Street\nLeeds', '14 High Street\r\nLeeds'],
  ['a\r\nb\nc', 'a\nB\nc', 'a\r\nB\nc'],
  ['a\r\nb', 'a\nnew\nb', 'a\r\nnew\r\nb'],
  ['a\nb', 'ab', 'ab'],
  ['one', 'one\ntwo', 'one\ntwo'],
  ['aa', 'aaa', 'aaa'],
  ['aaa', 'a', 'a'],
  ['x', '', ''],
  ['', 'x\ny', 'x\ny'],
])('%j, changed to %j, is saved as %j', (value, typed, saved) => {
  expect(keepUnedited(value, typed)).toBe(saved);
});
