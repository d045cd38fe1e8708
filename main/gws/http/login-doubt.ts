/** Which failures may mean that the server does not know us any more: answers that somebody who is signed in does not get. */
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { ErrorCode } from '#preload/errors.ts';

/** What answers is no Genesys Web Services: a sign-in page, a portal, a firewall. */
const STRANGERS = [
  'not-gws',
  'sign-in-page',
  'request-blocked',
  'server-moved',
] as const satisfies readonly ErrorCode[];

const DOUBTS = [
  ...STRANGERS,
  'session-expired',
  'sign-in-not-kept',
  'notifications-refused',
] as const satisfies readonly ErrorCode[];

/** Nothing has answered: these say nothing of the server but that the way to it is broken. */
const SILENCES = [
  'no-answer',
  'connection-refused',
  'unknown-host',
  'network-unreachable',
  'network-changed',
] as const satisfies readonly ErrorCode[];

/** The server may have forgotten who asks: a sign-in tells. */
export function isLoginDoubtful(error: unknown): boolean {
  return DOUBTS.some((code) => isAppError(error, code));
}

/** Given to a password, such an answer may be a refusal. */
export function isStrangersAnswer(error: unknown): boolean {
  return STRANGERS.some((code) => isAppError(error, code));
}

/** Somebody has answered, be it with a refusal. */
export function isAnswer(error: unknown): boolean {
  return error instanceof AppError && !SILENCES.some((code) => code === error.code);
}
