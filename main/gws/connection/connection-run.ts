/** What the connection knows while one login session lasts: its state, and what its effects work with. */
import type { ConnectionState } from './connection-states.ts';
import type { LoginSession } from './login-session.ts';
import { monotonic } from './login-session.ts';
import type { Outage } from './outage.ts';
import type { RetryPauses } from './retry-pauses.ts';
import { createRetryPauses } from './retry-pauses.ts';
import type { Subscription } from './subscription.ts';

export interface ConnectionRun {
  readonly login: LoginSession;
  readonly pauses: RetryPauses;
  /** Whoever signs in waits for it. */
  readonly arrival: Arrival;
  state: ConnectionState;
  /** The one that counts, or the last one that did. */
  subscription: Subscription | null;
  /** `null` while nothing is lost. */
  outage: Outage | null;
  /** It was connected once. */
  hasArrived: boolean;
  /** How often the first connection is tried again; `null` until it has failed. */
  mostTries: number | null;
  /** Ends the wait for the next try. */
  timer: NodeJS.Timeout | undefined;
  /** When the server last answered anything, in milliseconds since 1970. */
  heardAt: number | null;
  /** Since when the server wants a sign-in, in milliseconds since 1970. */
  expiredAt: number | null;
  /** The server is being asked whether it still knows us. */
  isLoginBeingAsked: boolean;
  /** Settles when it has been published that the session has expired. */
  expiring: Promise<void> | null;
  leaving: Promise<void> | null;
}

/** What becomes of a sign-in; the first word counts. */
export interface Arrival {
  readonly settled: Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

/** `backoff` gives the milliseconds before try number `attempt`; `keepTrying` as in `SignInOptions`. */
export function openConnectionRun(
  login: LoginSession,
  backoff: (attempt: number) => number,
  keepTrying: boolean,
): ConnectionRun {
  return {
    login,
    pauses: createRetryPauses(backoff, monotonic),
    arrival: createArrival(),
    state: 'signed-out',
    subscription: null,
    outage: null,
    hasArrived: false,
    mostTries: keepTrying ? Infinity : null,
    timer: undefined,
    heardAt: null,
    expiredAt: null,
    isLoginBeingAsked: false,
    expiring: null,
    leaving: null,
  };
}

function createArrival(): Arrival {
  let resolve: () => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const settled = new Promise<void>((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  return { settled, resolve: () => resolve(), reject: (error) => reject(error) };
}
