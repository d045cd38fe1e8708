/**
 * The audit trail as a table for spreadsheets (RFC 4180: all cells in quotes, lines end with CR LF), in UTF-8 with the mark by which
 * spreadsheets know it.
 *
 * A spreadsheet runs what begins like a formula, and makes numbers and dates of what looks like one: `+4930…`, a long id, an id with a
 * zero in front or with an E in it, `MAR1`, `10:30 PM`, `TRUE`. An apostrophe in front makes either one text, and is the only form that
 * no spreadsheet runs.
 */
import type { AuditEntry } from '#preload/model/audit.ts';

const HEAD = ['time', 'action', 'session', 'agent', 'from', 'to', 'detail', 'outcome'];
/** Without it names in other letters than English ones come out as others. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What the file holds. */
export function toCsvFile(entries: readonly AuditEntry[]): string {
  return `${BYTE_ORDER_MARK}${toCsv(entries)}`;
}

/** CSV with a line for each entry, times in UTC. */
export function toCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => [
    new Date(entry.at).toISOString(),
    entry.action,
    entry.sessionId ?? '',
    entry.agent ?? '',
    entry.from ?? '',
    entry.to ?? '',
    entry.detail,
    entry.outcome ?? 'unknown',
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: string): string {
  const text = FORMULA.test(value) || isReadAsNumber(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** Wide forms, spaces and signs that are not seen in front do not make it safe everywhere. */
const FORMULA = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}]*[=+\-@＝＋－＠−﹢﹣﹦﹫]|^[\t\r\n]/u;

/** Also as a date or a time. Whole numbers that a spreadsheet shows to the letter are none. */
function isReadAsNumber(value: string): boolean {
  const plain = value.normalize('NFKC').trim();
  if ((MONTH.test(plain) && /\d/.test(plain)) || TIME_OF_DAY.test(plain) || TRUTH.test(plain)) return true;
  return /^[\d.,][\d.,:/ %eE+-]*$/.test(plain) && !/^(?:0|[1-9]\d{0,10})$/.test(plain);
}

/** A spreadsheet in English takes numbers of up to four digits beside it for a day and a year. */
const MONTH =
  /^(?:\d{1,4}[ ,./-]*)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:[ ,./-]*\d{1,4}(?:[ ,./-]+\d{1,4})?)?$/i;
const TIME_OF_DAY = /^\d[\d:. ]*[ap]m$/i;
const TRUTH = /^(?:true|false)$/i;
