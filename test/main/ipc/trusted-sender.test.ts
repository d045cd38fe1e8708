/** Who may send commands. */
import { expect, it } from 'vitest';
import { isTrustedSender } from '#main/ipc/trusted-sender.ts';

const ORIGIN = 'app://sms-supervisor';

const mainFrame = { url: `${ORIGIN}/index.html` };
const page = { mainFrame };

it('trusts the main frame of our own window on our own origin', () => {
  expect(isTrustedSender({ sender: page, senderFrame: mainFrame }, page, ORIGIN)).toBe(true);
});

it('trusts nobody else', () => {
  expect(isTrustedSender({ sender: page, senderFrame: null }, page, ORIGIN)).toBe(false);
  expect(isTrustedSender({ sender: page, senderFrame: { ...mainFrame } }, page, ORIGIN)).toBe(false);
  expect(isTrustedSender({ sender: { mainFrame }, senderFrame: mainFrame }, page, ORIGIN)).toBe(false);
  expect(isTrustedSender({ sender: page, senderFrame: mainFrame }, null, ORIGIN)).toBe(false);
});

it.each(['https://evil.example.com/', 'app://other/index.html', 'file:///index.html', 'not an address', ''])(
  'does not trust our own frame while it shows %s',
  (url) => {
    const frame = { url };
    const elsewhere = { mainFrame: frame };
    expect(isTrustedSender({ sender: elsewhere, senderFrame: frame }, elsewhere, ORIGIN)).toBe(false);
  },
);
