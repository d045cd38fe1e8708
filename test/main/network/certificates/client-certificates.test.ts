/** Which certificate a server is shown. */
import { expect, it, vi } from 'vitest';
import { chooseCertificate } from '#main/network/certificates/client-certificates.ts';

vi.mock('electron', () => ({ app: {} }));

const NOW = 1_000_000;

interface Validity {
  readonly validStart: number;
  readonly validExpiry: number;
}

function certificate(validStart: number, validExpiry: number): Validity {
  return { validStart, validExpiry };
}

it('is the newest that is valid', () => {
  const [older, newer] = [certificate(100, 2000), certificate(500, 1500)];
  expect(chooseCertificate([older, newer], NOW)).toBe(newer);
  expect(chooseCertificate([newer, older], NOW)).toBe(newer);
});

it('is never one that has expired or is not valid yet', () => {
  expect(chooseCertificate([certificate(100, 999), certificate(1001, 2000)], NOW)).toBeUndefined();
  expect(chooseCertificate<Validity>([], NOW)).toBeUndefined();
});
