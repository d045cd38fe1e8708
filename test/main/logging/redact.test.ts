/** What never reaches the log. */
import { describe, expect, it } from 'vitest';
import { createRedactor } from '#main/logging/redact.ts';

const { redact } = createRedactor();

describe('redact', () => {
  it.each([
    ['Authorization: Basic c2FtOmRlbW8=', 'c2FtOmRlbW8='],
    ['Cookie: JSESSIONID=node01abc; Path=/', 'node01abc'],
    ['{"x-csrf-token":"0a1b-2c3d"}', '0a1b-2c3d'],
    ['{"password":"hunter2 is long"}', 'hunter2'],
    ['https://sam:demo@gws.example.com', 'demo'],
    ['call me at +49 (171) 555-01-23', '555'],
  ])('masks the secret in %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('[redacted]');
  });

  it('masks a known secret in every form it travels in', () => {
    const redactor = createRedactor();
    redactor.hide('correct horse');
    const base64 = Buffer.from('correct horse').toString('base64');
    expect(redactor.redact(`a correct horse, b ${base64}`)).toBe('a [redacted], b [redacted]');
  });

  it('leaves what is needed to find a bug', () => {
    const text = 'command failed {"where":"switchMode","code":"mode-not-confirmed","reference":"1a2b3c4d"}';
    expect(redact(text)).toBe(text);
  });

  it('keeps one entry on one line, within bounds', () => {
    const entry = redact(`first\r\n[error] forged \u001b[31mred\u2028${'x'.repeat(10_000)}`);
    expect(entry).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(entry.length).toBe(4000);
  });

  it.each([
    '[2026-11-22 14:00:00.123] connected',
    '2026-11-22T14:00:00.000Z connected',
    'http://192.168.100.200:8090 said 8.5.202.96',
  ])('leaves times, addresses and versions in %s', (line) => {
    expect(redact(line)).toBe(line);
  });
});
