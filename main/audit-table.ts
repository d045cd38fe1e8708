/** The audit trail as a table for spreadsheets. */
import type { AuditEntry } from '../preload/contract.ts';

const HEAD = ['time', 'action', 'session', 'agent', 'from', 'to', 'detail', 'outcome'];

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

/** A spreadsheet runs what begins like a formula, and names come from the server: an apostrophe makes it text. */
function toCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
