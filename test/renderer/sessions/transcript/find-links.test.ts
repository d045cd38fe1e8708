/** Which parts of a text are addresses; everything else stays text, and no letter is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLinks, readAddress } from '#renderer/sessions/transcript/find-links.ts';

const linksIn = (text: string): string[] =>
  findLinks(text)
    .filter(({ url }) => url !== null)
    .map((piece) => piece.text);

test.each([
  ['see https://example.com/x', ['https://example.com/x']],
  ['HTTP://EXAMPLE.COM', ['HTTP://EXAMPLE.COM']],
  ['Is it https://example.com?', ['https://example.com']],
  ['(https://example.com/a_(b)), or', ['https://example.com/a_(b)']],
  ['"https://example.com/a", <https://example.com/b>', ['https://example.com/a', 'https://example.com/b']],
  ['https://example.com/?q=1&x=ä#top.', ['https://example.com/?q=1&x=ä#top']],
  ['two: https://a.example https://b.example', ['https://a.example', 'https://b.example']],
  ['https://10.0.0.1:8080/x', ['https://10.0.0.1:8080/x']],
  ['line\nhttps://example.com\nline', ['https://example.com']],
])('%j has %j', (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

test.each([
  'javascript:alert(1)',
  'javascript:https://example.com/%0Aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'view-source:https://example.com',
  'ftp://example.com',
  'mailto:a@example.com',
  'smb://server/share',
  'https://bank.example@evil.example/login',
  'https://@evil.example',
  'https://user:secret@example.com',
  'https:/\\evil.example',
  'https://',
  'https:// example.com',
  'https://[not-an-address',
  'www.example.com',
  'xhttps://example.com',
])('%j has none', (text) => {
  expect(linksIn(text)).toEqual([]);
});

test('marks that are not seen end an address', () => {
  expect(linksIn('https://example.com/\u202Egnp.exe')).toEqual(['https://example.com/']);
  expect(linksIn('https://exam\u200Bple.com')).toEqual(['https://exam']);
  expect(linksIn('https://example.com\\@evil.example')).toEqual(['https://example.com']);
});

test('what is opened is what the browser would read: other alphabets in plain letters', () => {
  expect(findLinks('https://аpple.com/x')[0]?.url).toBe('https://xn--pple-43d.com/x');
  expect(readAddress('HTTPS://EXAMPLE.com:443/a b')).toBeNull();
  expect(readAddress('HTTPS://EXAMPLE.com:443/a')).toBe('https://example.com/a');
});

test('no letter is ever lost, and every link may be opened', () => {
  const word = fc.constantFrom(
    'https://',
    'http://',
    'a.example',
    '@',
    '/',
    '.',
    ')',
    '(',
    ' ',
    '\\',
    '"',
    '😀',
    'x',
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const pieces = findLinks(text);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const { url } of pieces) {
        if (url === null) continue;
        const { protocol, username, password, hostname } = new URL(url);
        expect(['http:', 'https:']).toContain(protocol);
        expect(username + password).toBe('');
        expect(hostname).not.toBe('');
      }
    }),
  );
});
