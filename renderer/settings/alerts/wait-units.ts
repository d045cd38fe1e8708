/** In which unit the time is shown after which something is worth an alert. */
import type { AlertKind } from '#preload/model/alerts.ts';

/** How the seconds of a setting stand in their field. */
export interface WaitUnit {
  /** Stands behind the number. */
  readonly name: string;
  /** In seconds. */
  readonly size: number;
  /** By how much the field's arrows change it, in this unit. */
  readonly step: number;
}

const SECONDS: WaitUnit = { name: 'seconds', size: 1, step: 5 };
const MINUTES: WaitUnit = { name: 'minutes', size: 60, step: 0.5 };

/** Kinds that are not here do not wait. */
export const UNITS: Partial<Record<AlertKind, WaitUnit>> = {
  'customer-waiting': MINUTES,
  silence: MINUTES,
  'connection-lost': SECONDS,
};

/** The longest that can be entered: a day. */
export const LONGEST_WAIT_SECONDS = 86_400;

/** Seconds in a unit, with at most two decimals. */
export const toUnit = (seconds: number, { size }: WaitUnit): number =>
  Math.round((seconds / size) * 100) / 100;

/** Whole seconds, or `null` for what is no time to wait. */
export function toSeconds(typed: string, { size }: WaitUnit): number | null {
  const seconds = typed.trim() === '' ? NaN : Math.round(Number(typed) * size);
  return seconds >= 1 && seconds <= LONGEST_WAIT_SECONDS ? seconds : null;
}
