/** The codes of every failure that has a name. Words for them are in renderer/errors.ts, which must know each one. */

export const ERROR_CODES = [
  // Signing in
  'server-address-invalid',
  'user-name-missing',
  'password-missing',
  'wrong-password',
  'password-change-required',
  'unknown-host',
  'connection-refused',
  'no-answer',
  'network-unreachable',
  'not-gws',
  'certificate-expired',
  'certificate-wrong-host',
  'certificate-not-trusted',
  'certificate-self-signed',
  'certificate-bad',
  'client-certificate-wanted',
  'encryption-outdated',
  'encryption-missing',
  'server-moved',
  'proxy-unreachable',
  'proxy-sign-in-wanted',
  'keychain-unavailable',
  'stored-password-not-found',
  'stored-password-not-removed',
  // Working
  'not-signed-in',
  'session-expired',
  'not-connected',
  'session-not-found',
  'session-not-mine',
  'session-ended',
  'mode-not-offered',
  'mode-not-confirmed',
  'close-not-confirmed',
  'accept-not-confirmed',
  'join-not-confirmed',
  'change-not-confirmed',
  'operation-failed-later',
  'agent-not-found',
  'link-not-allowed',
  'data-key-missing',
  'data-key-exists',
  'work-not-started',
  'work-partly-started',
  'audit-not-written',
  'audit-not-exported',
  'audit-damaged',
  'switch-in-progress',
  'message-empty',
  'message-too-long',
  'message-not-allowed-in-mode',
  'operation-refused',
  'operation-not-permitted',
  'server-failed',
  'settings-not-saved',
  'settings-restored',
  'settings-lost',
  'setting-managed',
  'policy-not-read',
  'policy-closed',
  'server-not-offered',
  'pattern-invalid',
  'diagnostics-not-saved',
  'update-not-ready',
  'update-server-unreachable',
  'update-damaged',
  'update-not-possible-here',
  // Ours
  'malformed-command',
  'unexpected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure as it crosses the bridge. */
export interface AppFailure {
  readonly code: ErrorCode;
  /** Finds this very failure in the log. */
  readonly reference: string;
  /** The server's own words for its refusal, at most 200 characters; shown as a quotation. */
  readonly serverSays?: string;
}
