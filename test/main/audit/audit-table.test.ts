/** The exported table as a spreadsheet reads it: every name and id comes back to the letter, as text, and nothing is run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toCsvFile } from '#main/audit/audit-table.ts';
import type { AuditEntry } from '#preload/model/audit.ts';

const ENTRY: AuditEntry = {
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  action: 'switchMode',
  sessionId: 's',
  agent: 'Amy Novak',
  from: 'monitor',
  to: 'coach',
  detail: '',
  outcome: 'done',
};

/** A reader of RFC 4180: cells in quotes or without, doubled quotes, lines that end with CR LF. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const AGENT = 3;
const SESSION = 2;
const cellOf = (change: Partial<AuditEntry>, place: number): string =>
  readCsv(toCsv([{ ...ENTRY, ...change }]))[1]?.[place] ?? '';

describe('the file', () => {
  it('begins with the mark of UTF-8, once, and its lines end with CR LF', () => {
    const file = toCsvFile([ENTRY, ENTRY]);
    expect(Buffer.from(file).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(file.slice(1)).toBe(toCsv([ENTRY, ENTRY]));
    expect(readCsv(file.slice(1))).toHaveLength(3);
  });
});

describe('comes back to the letter', () => {
  it.each([
    'José López',
    'Łódź',
    '山田太郎',
    'أحمد',
    'A "B" C',
    'a,b',
    'two\r\nlines',
    'semi;colon',
    '',
    'Amy',
    'a=1',
    'May',
    'April Jones',
    'June 12345',
    'Marco 1',
    'true story',
    '10:30 Pam',
  ])('%j', (agent) => expect(cellOf({ agent }, AGENT)).toBe(agent));

  it.each(['0', '42', '12345678901', '0001Da9PFC93000S', '1a', '2026-01-02T03:04:05.000Z'])(
    'the id %s',
    (sessionId) => expect(cellOf({ sessionId }, SESSION)).toBe(sessionId),
  );

  it('whatever a name is, but for the apostrophe that makes it text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (agent) => {
        const cell = cellOf({ agent }, AGENT);
        expect([agent, `'${agent}`]).toContain(cell);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('is text and not a number or a date', () => {
  it.each([
    '123456789012',
    '12345678901234567890',
    '00123',
    '+4930123456',
    '0030123456',
    '1E5',
    '0001E45',
    '12e10',
    '1.5',
    '1,234',
    '3-4',
    '10/12',
    '12:30',
    '2026-01-02',
    '030 123456',
    '50%',
    '１２３４５６７８９０１２',
    ' 00123',
    'MAR1',
    'dec12',
    '5 Jan',
    'March 5, 2026',
    '12-Sept-26',
    '10:30 PM',
    '7am',
    'TRUE',
    'false',
  ])('%s', (sessionId) => expect(cellOf({ sessionId }, SESSION)).toBe(`'${sessionId}`));
});

describe('is not run', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1+1',
    '\t=1+1',
    '\r\n=1+1',
    '\u200B=1+1',
    '\uFEFF=1+1',
    '\u00A0=1+1',
    '\u0000=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '−1',
    '=HYPERLINK("https://evil.example","x")',
    "=cmd|'/c calc'!A1",
    '","=1+1',
  ])('%j', (agent) => {
    const [, row] = readCsv(toCsv([{ ...ENTRY, agent }]));
    expect(row).toHaveLength(8);
    expect(row?.[AGENT]).toBe(agent.startsWith('"') ? agent : `'${agent}`);
  });
});
