/** Which addresses carry a password in the clear. */
import { expect, test } from 'vitest';
import { travelsUnencrypted } from '#renderer/sign-in/travels-unencrypted.ts';

test.each([
  ['http://gws.example.com', true],
  ['HTTP://10.0.0.5:8090', true],
  ['http://localhost.example.com', true],
  ['http://127.0.0.1.example.com', true],
  ['https://gws.example.com', false],
  ['http://localhost:8090', false],
  ['http://127.0.0.1:8090', false],
  ['http://[::1]:8090', false],
  ['gws.example.com', false],
  ['', false],
])('%s: %s', (address, answer) => {
  expect(travelsUnencrypted(address)).toBe(answer);
});
