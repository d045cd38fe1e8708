/** What can be worth an alert, and what an alert does. */
/** What an alert does; each does what those before it do as well. */
export const ALERT_LEVELS = ['off', 'badge', 'notification', 'sound'] as const;

export type AlertLevel = (typeof ALERT_LEVELS)[number];

/** What can be worth an alert. */
export const ALERT_KINDS = [
  'new-message',
  'customer-waiting',
  'silence',
  'keyword',
  'session-joined',
  'session-ended',
  'mode-changed',
  'connection-lost',
] as const;

export type AlertKind = (typeof ALERT_KINDS)[number];

export interface AlertRule {
  readonly level: AlertLevel;
  /** For kinds that wait (customer-waiting, silence, connection-lost): how long, in seconds. Otherwise 0. */
  readonly after: number;
}

export interface AlertSettings {
  readonly rules: Readonly<Record<AlertKind, AlertRule>>;
  /** Words, or patterns between slashes such as `/refund|money back/`. */
  readonly keywords: readonly string[];
  /** The sound comes again until the alert is handled. */
  readonly repeatSound: boolean;
  /** Notifications show what was written. */
  readonly previewText: boolean;
}

/** For how long one can choose not to be disturbed. Tomorrow begins in the morning. */
export const QUIET_TIMES = ['half-hour', 'hour', 'until-tomorrow'] as const;

export type QuietTime = (typeof QUIET_TIMES)[number];
