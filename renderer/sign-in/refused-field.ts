/** Which field of the sign-in form a refusal is about, so that the words stand there and the focus goes there. */
import type { ErrorCode } from '#preload/errors.ts';

/** `form`: about no field in particular. */
export type SignInField = 'server' | 'user-name' | 'password' | 'form';

const FIELDS: Partial<Record<ErrorCode, SignInField>> = {
  'server-address-invalid': 'server',
  'unknown-host': 'server',
  'connection-refused': 'server',
  'no-answer': 'server',
  'not-gws': 'server',
  'sign-in-page': 'server',
  'request-blocked': 'server',
  'sign-in-not-kept': 'server',
  'certificate-expired': 'server',
  'certificate-wrong-host': 'server',
  'certificate-not-trusted': 'server',
  'certificate-self-signed': 'server',
  'certificate-bad': 'server',
  'client-certificate-wanted': 'server',
  'encryption-outdated': 'server',
  'encryption-missing': 'server',
  'server-moved': 'server',
  'server-not-offered': 'server',
  'proxy-unreachable': 'server',
  'user-name-missing': 'user-name',
  'user-name-has-colon': 'user-name',
  'password-missing': 'password',
  'wrong-password': 'password',
  'password-change-required': 'password',
};

/** A code that is not listed is about the form as a whole. */
export const refusedField = (code: ErrorCode): SignInField => FIELDS[code] ?? 'form';
