/** In which unit the time is shown after which something is worth an alert. */
import type { AlertKind } from '#preload/model/alerts.ts';

export interface WaitUnit {
  readonly name: string;
  /** In seconds. */
  readonly size: number;
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

/** Seconds. */
export const LONGEST_WAIT = 86_400;

/** At most two decimals, and none that says nothing. */
export const toUnit = (seconds: number, { size }: WaitUnit): number =>
  Math.round((seconds / size) * 100) / 100;

/** Whole seconds, or `null` for what is no time to wait. */
export function toSeconds(typed: string, { size }: WaitUnit): number | null {
  const seconds = typed.trim() === '' ? NaN : Math.round(Number(typed) * size);
  return seconds >= 1 && seconds <= LONGEST_WAIT ? seconds : null;
}
