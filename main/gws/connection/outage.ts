/** What is known of a lost connection, and what a failure means for the next try. Pure. */
import { AppError, isAppError } from '#main/errors/app-error.ts';
import { isAnswer, isLoginDoubtful } from '#main/gws/http/login-doubt.ts';
import type { ErrorCode } from '#preload/errors.ts';

/** After so many failed tries "Reconnecting…" becomes "Offline"; the trying goes on. */
const TRIES_BEFORE_OFFLINE = 3;
/** So often it is tried to read everything for the first time before the form is shown again. */
const FIRST_TRIES = 4;
/** What may be over in a moment although the sign-in was accepted. */
const PASSING = [
  'server-failed',
  'no-answer',
  'connection-refused',
  'network-changed',
  'not-gws',
] as const satisfies readonly ErrorCode[];

export interface Outage {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** The number of the next try, or of the one that is under way, from 1. */
  readonly attempt: number;
  /** Why the last try failed, at first why the connection broke. */
  readonly reason: unknown;
  /** Nothing has answered since it began. */
  readonly isSilent: boolean;
  /** How often the server had let us in when it began. */
  readonly signInsBefore: number;
}

export function beginOutage(reason: unknown, since: number, signInsBefore: number): Outage {
  return { since, attempt: 1, reason, isSilent: !isAnswer(reason), signInsBefore };
}

/** Another try has failed. */
export function goOn(outage: Outage, reason: unknown): Outage {
  const isSilent = outage.isSilent && !isAnswer(reason);
  return { ...outage, attempt: outage.attempt + 1, reason, isSilent };
}

/** Whether it is to be said plainly, rather than that the connection is being tried again. */
export function isOffline({ attempt, reason }: Outage): boolean {
  // A network that is just changing is there again in a moment, however often it changes.
  const isPassing = isAppError(reason, 'network-changed');
  return isAppError(reason, 'network-unreachable') || (attempt > TRIES_BEFORE_OFFLINE && !isPassing);
}

/**
 * The next try has to sign in again. Once the server has let us in, only its own word that it does not know us is a reason
 * to ask for that again.
 */
export function isSignInDue({ reason, signInsBefore }: Outage, signIns: number): boolean {
  if (signIns <= signInsBefore) return isLoginDoubtful(reason);
  return isAppError(reason, 'session-expired') || isAppError(reason, 'sign-in-not-kept');
}

/** Reasons that another try with the same credentials cannot mend, and that could lock the account. */
export function isSignInWanted(error: unknown): error is AppError {
  return isAppError(error, 'wrong-password') || isAppError(error, 'password-change-required');
}

/**
 * How often it is tried again to connect for the first time. `wasLetIn`: the sign-in was accepted; `wasHeard`: the server
 * has answered since.
 */
export function triesAfter(error: unknown, wasLetIn: boolean, wasHeard: boolean): number {
  // Before the sign-in was accepted, the form says at once what is wrong.
  if (!wasLetIn) return 0;
  // The sign-in was accepted, and what failed then may be over in a moment.
  if (PASSING.some((code) => isAppError(error, code))) return FIRST_TRIES;
  // Somebody who was known and is asked again signs in once more, quietly.
  const wasKnown = wasHeard || !isAppError(error, 'sign-in-not-kept');
  return isLoginDoubtful(error) && wasKnown ? 1 : 0;
}

/** For the log: an error's words may quote what somebody said. */
export function nameOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

/** `unexpected` for what is no error of ours. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'unexpected';
}
