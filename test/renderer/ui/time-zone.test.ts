/** R24: what is written of moments, in other time zones, when the zone changes, and over both nights on which the clock is changed. */
import { afterEach, expect, test } from 'vitest';
import { arrangeLines } from '#renderer/sessions/transcript/arrange-lines.ts';
import { formatDay, formatExactTime, formatMoment, formatTime } from '#renderer/ui/format-time.ts';
import { isTwice, refreshTimeZone } from '#renderer/ui/time-zone.svelte.ts';
import { sampleLine } from '#test/renderer/samples.ts';

const own = process.env['TZ'];

function flyTo(zone: string | undefined): void {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  refreshTimeZone();
}
afterEach(() => flyTo(own));

test('R24: times and days follow when the zone changes while the window is open', () => {
  const at = Date.parse('2026-06-10T22:30:00Z');
  flyTo('Europe/Berlin');
  expect([formatTime(at), formatDay(at).replace(',', '')]).toEqual(['00:30', 'Thursday 11 June 2026']);
  flyTo('America/New_York');
  expect([formatTime(at), formatDay(at).replace(',', '')]).toEqual(['18:30', 'Wednesday 10 June 2026']);
  flyTo('Asia/Kathmandu');
  expect(formatTime(at)).toBe('04:15');
});

test.each([
  ['Europe/London', '2026-10-25T00:30:00Z', '01:30 BST', '01:30 GMT', 60],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '02:30 CEST', '02:30 CET', 60],
  ['America/New_York', '2026-11-01T05:30:00Z', '01:30 GMT-4', '01:30 GMT-5', 60],
  ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '01:45 GMT+11', '01:45 GMT+10:30', 30],
])('R24: in %s the time that comes twice says which it is', (zone, first, firstWords, secondWords, back) => {
  flyTo(zone);
  const at = Date.parse(first);
  expect([formatTime(at), formatTime(at + back * 60_000)]).toEqual([firstWords, secondWords]);
  expect(formatExactTime(at)).toBe(firstWords.replace(/:(\d\d) /, ':$1:00 '));
  expect(formatMoment(at).endsWith(firstWords.split(' ')[1] ?? '?')).toBe(true);
});

test('R24: the hours beside it, every other day, and the night in spring say nothing more', () => {
  flyTo('Europe/Berlin');
  const night = Date.parse('2026-10-25T00:00:00Z');
  const minutes = Array.from({ length: 24 * 60 }, (_, minute) => night + (minute - 240) * 60_000);
  // From 02:00 to 03:00 by the clock on the wall, twice.
  expect(minutes.filter(isTwice)).toEqual(minutes.slice(240, 360));
  const spring = Date.parse('2026-03-29T01:00:00Z');
  for (let minute = -300; minute < 300; minute += 1) expect(isTwice(spring + minute * 60_000)).toBe(false);
  expect(formatTime(spring - 60_000)).toBe('01:59');
  expect(formatTime(spring)).toBe('03:00');
  flyTo('UTC');
  expect(minutes.some(isTwice)).toBe(false);
});

test.each(['2026-10-25', '2026-03-29'])('R24: around the night of %s each day is parted once', (day) => {
  flyTo('Europe/Berlin');
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const lines = Array.from({ length: 72 }, (_, hour) =>
    sampleLine(hour, { at: midnight + (hour - 36) * 3_600_000 }),
  );
  const days = arrangeLines(lines).flatMap((entry) => (entry.kind === 'day' ? [formatDay(entry.at)] : []));
  expect(new Set(days).size).toBe(days.length);
  expect(days).toHaveLength(4);
});
