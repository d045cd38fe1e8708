/** Bytes of answers, in UTF-8 and in what servers say that they are. */
import { describe, expect, it } from 'vitest';
import { decodeBody } from '#main/network/decode-body.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const SAID = '{"text":"Grüße, señor Ångström"}';

describe('decodeBody', () => {
  it.each([
    'application/json;charset=UTF-8',
    'application/json',
    '',
    'application/json;charset=ISO-8859-1',
    'application/json; charset=nonsense',
  ])('takes UTF-8 for what it is, whatever is said: %s', (contentType) => {
    expect(decodeBody(Buffer.from(SAID), contentType)).toBe(SAID);
    expect(decodeBody(Buffer.from('👋 ä'), contentType)).toBe('👋 ä');
  });

  it.each([
    'application/json;charset=ISO-8859-1',
    'application/json; charset=iso-8859-1',
    'application/json; charset="latin1"',
    'text/html; a=b; CHARSET = windows-1252',
    'application/json;charset=ISO-8859-15',
  ])('reads a server that writes Latin-1 and says so: %s', (contentType) => {
    expect(decodeBody(latin1(SAID), contentType)).toBe(SAID);
  });

  it('reads other charsets too', () => {
    const bytes = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(decodeBody(bytes, 'application/json;charset=windows-1251')).toBe('Привет');
  });

  it.each(['', 'application/json', 'application/json;charset=UTF-8', 'application/json;charset=nonsense'])(
    'loses no more than the bytes that are wrong: %s',
    (contentType) => {
      const bytes = Buffer.concat([Buffer.from('before '), Buffer.from([0xff]), Buffer.from(' after ä')]);
      expect(decodeBody(bytes, contentType)).toBe('before \uFFFD after ä');
    },
  );

  it('keeps a byte order mark, which readJson knows, and takes nothing for nothing', () => {
    expect(decodeBody(Buffer.from('\uFEFF[]'), 'application/json')).toBe('\uFEFF[]');
    expect(decodeBody(Buffer.alloc(0))).toBe('');
  });
});
