/** After which failures it is said that an operation was certainly not carried out: nobody may be told so who could have done it. */
import { expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import { isOutcomeUnknown } from '#main/outcomes/is-outcome-unknown.ts';

it.each([
  'not-signed-in',
  'not-connected',
  'session-expired',
  'server-address-invalid',
  'unknown-host',
  'connection-refused',
  'certificate-expired',
  'certificate-wrong-host',
  'certificate-not-trusted',
  'certificate-self-signed',
  'client-certificate-wanted',
  'encryption-outdated',
  'proxy-unreachable',
  'proxy-sign-in-wanted',
  'wrong-password',
  'password-change-required',
  'operation-refused',
  'operation-not-permitted',
  'session-not-found',
  'agent-not-found',
] as const)('after %s it was not carried out: nothing has reached the server, or it has refused', (code) => {
  expect(isOutcomeUnknown(new AppError(code))).toBe(false);
});

it.each([
  'no-answer',
  'network-unreachable',
  'network-changed',
  'not-gws',
  'sign-in-page',
  'request-blocked',
  'server-moved',
  'server-failed',
  'outcome-unknown',
  'unexpected',
] as const)('after %s nobody knows', (code) => {
  expect(isOutcomeUnknown(new AppError(code))).toBe(true);
});

it.each([
  ['ERR_INTERNET_DISCONNECTED', false],
  ['ERR_NETWORK_ACCESS_DENIED', false],
  ['ERR_CERT_DATABASE_CHANGED', false],
  ['ERR_CONNECTION_RESET', true],
  ['ERR_EMPTY_RESPONSE', true],
  ['ERR_TIMED_OUT', true],
])('what Chromium calls %s: may it have been carried out? %s', (word, mayHave) => {
  const cause = new Error(`net::${word}`);
  expect(isOutcomeUnknown(new AppError('network-unreachable', { cause }))).toBe(mayHave);
});

it('a refusal of the API itself changes nothing, whatever it is called; a failure of ours says nothing', () => {
  expect(isOutcomeUnknown(new AppError('server-failed', { isRefusal: true }))).toBe(false);
  expect(isOutcomeUnknown(new TypeError('broken'))).toBe(true);
  expect(isOutcomeUnknown('broken')).toBe(true);
});
