/** Writes a moment as GWS does: `2014-05-05 11:08:45.000-0700`, with the dialect's separator (§7.1). */
import type { Dialect } from '#test/gws-simulator/dialect.ts';

const separators = { space: ' ', none: '', T: 'T' } as const;

export function writeTimestamp(
  at: number,
  { dateSeparator, utcOffsetMinutes }: Pick<Dialect, 'dateSeparator' | 'utcOffsetMinutes'>,
): string {
  const local = new Date(at + utcOffsetMinutes * 60_000).toISOString();
  const sign = utcOffsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(utcOffsetMinutes);
  const offset = `${sign}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
  return `${local.slice(0, 10)}${separators[dateSeparator]}${local.slice(11, 23)}${offset}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
