/** How it stands with the connection to the contact centre, and what a proxy on the way asks. */
import type { ErrorCode } from '#preload/errors.ts';

/**
 * `heardAt` is when the server last answered anything: the age of what is on screen; `null` when it never has in this
 * login session. `since` is when the connection was lost, `reason` why the last try failed. Moments are milliseconds since
 * 1970 by this computer's clock.
 */
export type Connection =
  | { readonly phase: 'signed-out' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'connected'; readonly heardAt: number }
  | {
      /** `offline`: no network, or several tries have failed. Still trying, but say so plainly. */
      readonly phase: 'reconnecting' | 'offline';
      readonly since: number;
      readonly heardAt: number | null;
      /** From 1. */
      readonly attempt: number;
      /** `null` while a try is under way. */
      readonly nextTryAt: number | null;
      readonly reason: ErrorCode;
    }
  | {
      /** The server wants a sign-in and refuses the password that was good before: only the person can go on. */
      readonly phase: 'session-expired';
      readonly since: number;
      readonly heardAt: number | null;
      readonly reason: ErrorCode;
    };

/** A proxy on the way to the server wants a name and a password. */
export interface ProxyQuestion {
  /** Host and port. */
  readonly proxy: string;
  /** What the proxy calls itself; may be empty. */
  readonly realm: string;
  /** It has refused what it was given. */
  readonly wasRefused: boolean;
}
