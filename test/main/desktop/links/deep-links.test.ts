/** Links into the app: which are understood, and that nothing but a session's id is ever taken from one. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findLink, readLink } from '#main/desktop/links/deep-links.ts';

vi.mock('electron', () => ({ app: {} }));

describe('a link', () => {
  it.each([
    ['sms-supervisor://session/00027a8EPRTF000X', '00027a8EPRTF000X'],
    ['SMS-Supervisor://session/a.b:c@d~e_f-g', 'a.b:c@d~e_f-g'],
    ['sms-supervisor://session/a%3Ab', 'a:b'],
    ['sms-supervisor://session/7?mode=barge-in&text=hello', '7'],
    ['sms-supervisor://session/7#coach', '7'],
  ])('%s opens session %s', (text, sessionId) => {
    expect(readLink(text)).toEqual({ sessionId });
  });

  it.each([
    ['', 'not-an-address'],
    ['session/7', 'not-an-address'],
    ['https://session/7', 'other-scheme'],
    ['javascript:alert(1)', 'other-scheme'],
    ['sms-supervisor:session/7', 'unknown-place'],
    ['sms-supervisor:///session/7', 'unknown-place'],
    ['sms-supervisor://barge-in/7', 'unknown-place'],
    ['sms-supervisor://session:80/7', 'unknown-place'],
    ['sms-supervisor://sam@session/7', 'unknown-place'],
    ['sms-supervisor://session/7/barge-in', 'unknown-place'],
    ['sms-supervisor://session/7/', 'unknown-place'],
    ['sms-supervisor://session', 'bad-session-id'],
    ['sms-supervisor://session/', 'bad-session-id'],
    ['sms-supervisor://session/..', 'bad-session-id'],
    ['sms-supervisor://session/a%2Fb', 'bad-session-id'],
    ['sms-supervisor://session/a%00', 'bad-session-id'],
    ['sms-supervisor://session/%', 'bad-session-id'],
    ['sms-supervisor://session/a%20--no-sandbox', 'bad-session-id'],
    [`sms-supervisor://session/${'7'.repeat(201)}`, 'bad-session-id'],
  ])('%s is not followed', (text, problem) => {
    expect(readLink(text)).toEqual({ problem });
  });

  it('gives nothing but a plain id, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath()), (end) => {
        const link = readLink(`sms-supervisor://session/${end}`);
        expect('problem' in link || /^[\w.:@~-]{1,200}$/.test(link.sessionId)).toBe(true);
      }),
    );
  });
});

describe('the arguments', () => {
  it('hold a link anywhere, of which the last counts', () => {
    expect(findLink(['app', '--', 'sms-supervisor://session/1', 'SMS-SUPERVISOR://session/2'])).toBe(
      'SMS-SUPERVISOR://session/2',
    );
    expect(findLink(['app', '--server=sms-supervisor://session/1', 'https://example.com'])).toBeNull();
  });
});
