/** What a feed may call its files. */
import { describe, expect, it } from 'vitest';
import { isAppError } from '#main/errors/app-error.ts';
import { validateUpdateInfo } from '#main/updates/update-info-validation.ts';

const sha512 = `${'A'.repeat(86)}==`;
const url = 'sms-supervisor-1.0.1-linux-x86_64.AppImage';

it('lets plain names with a sum through, whatever else is said', () => {
  validateUpdateInfo({ version: '1.0.1', files: [{ url, sha512, size: 7 }], path: url, sha512, more: true });
});

describe('refuses', () => {
  it.each([
    "a'; calc; '.exe",
    'a".exe',
    'a b.exe',
    '../a.exe',
    '/etc/a',
    'https://elsewhere.test/a.exe',
    '-rf',
    '.bashrc',
    'a\\b.exe',
    'a%2Fb.exe',
    'a\n.exe',
    '',
    'a'.repeat(300),
  ])('a file called %j', (name) => {
    expect(() => validateUpdateInfo({ files: [{ url: name, sha512 }] })).toThrow('update-damaged');
    expect(() => validateUpdateInfo({ files: [{ url, sha512 }], path: name })).toThrow('update-damaged');
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ files: [] }],
    [{ files: 'a' }],
    [{ files: [{ url }] }],
    [{ files: [{ url, sha512: 'short' }] }],
    [{ files: [{ url, sha512: 7 }] }],
    [{ files: [{ url, sha512 }], packages: { x64: { path: url } } }],
  ])('%j', (info) => {
    expect(() => validateUpdateInfo(info)).toThrow(
      expect.toSatisfy((error: unknown) => isAppError(error, 'update-damaged')),
    );
  });
});
