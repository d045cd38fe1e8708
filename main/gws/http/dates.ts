/** Reads the server's points in time, in each of the forms that its pages and real servers show. */

/** Date, then space, `T` or nothing, then time and zone (gws-api.md §7.1). */
const DATE_FORM = /^(\d{4}-\d{2}-\d{2})[ T]?(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\s*(Z|[+-]\d{2}:?\d{2})$/;

/** Below this, a number of `timestampSeconds` is seconds; above, milliseconds (gws-api.md §7.2). */
const LARGEST_SECONDS = 1e11;

/** No calendar goes further: what is written as a date beyond it throws. */
const LAST_MOMENT_MS = 8.64e15;

/** Milliseconds since 1970, or `null` when the text is not a date. */
export function readDate(text: string | undefined): number | null {
  const parts = DATE_FORM.exec(text?.trim() ?? '');
  if (!parts) return null;
  const [, date = '', time = '', zone = ''] = parts;
  const at = Date.parse(`${date}T${time}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(at) ? null : at;
}

/** The time of a message: `timestampSeconds`, which holds milliseconds whatever its name says, else `timestamp`. */
export function readTimestamp(seconds: number | undefined, timestamp: string | undefined): number | null {
  if (seconds === undefined || !(seconds > 0)) return readDate(timestamp);
  const at = seconds < LARGEST_SECONDS ? seconds * 1000 : seconds;
  return at <= LAST_MOMENT_MS ? at : readDate(timestamp);
}

/** The `Date` of an HTTP answer; the obsolete forms are nobody's any more. */
const HTTP_DATE_FORM = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** What a clock that was never set shows lies outside. */
const FIRST_PLAUSIBLE_MS = Date.UTC(2020, 0);
const LAST_PLAUSIBLE_MS = Date.UTC(2100, 0);

/** Whether it can be the time of a clock that is right or nearly so. */
export function isPlausible(at: number): boolean {
  return at >= FIRST_PLAUSIBLE_MS && at < LAST_PLAUSIBLE_MS;
}

/** Milliseconds since 1970, or `null` when the header is not there, no date, or absurd. */
export function readHttpDate(text: string | undefined): number | null {
  if (text === undefined || !HTTP_DATE_FORM.test(text.trim())) return null;
  const at = Date.parse(text);
  return isPlausible(at) ? at : null;
}
