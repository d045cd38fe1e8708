/** Writes rows, growths and histograms as Markdown, which reads well in a terminal too. */
import type { Limit, Row, Unit } from './row.ts';
import { boundOf, judge, ratioOf } from './row.ts';
import type { Distribution, Growth } from './scenario.ts';
import { makeHistogram, percentile } from './statistics.ts';

/** Milliseconds, each about half as much again as the last. */
const EDGES_MS = [0, 1, 2, 4, 8, 12, 17, 25, 35, 50, 75, 100, 150, 250, 500, 1000, 2000, 5000];
const LONGEST_BAR = 40;

const HEAD = ['', 'floor', 'measured', 'ratio', 'must', 'aim', 'verdict'];

export function writeRows(rows: readonly Row[]): string {
  return writeTable(HEAD, rows.map(writeRow));
}

function writeRow(row: Row): readonly string[] {
  const { what, unit, measured, floor, must, aim, note } = row;
  const ratio = ratioOf(row);
  const limit = (given: Limit | null): string => (given === null ? '' : writeLimit(given, row));
  return [
    what,
    floor === null ? '' : `${writeNumber(floor.value, unit)} (${floor.what})`,
    measured === null ? (note ?? 'not measured') : writeNumber(measured, unit) + (note ? ` (${note})` : ''),
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    limit(must),
    limit(aim),
    judge(row),
  ];
}

function writeLimit(limit: Limit, { floor, unit }: Row): string {
  const bound = boundOf(limit, floor);
  const words = bound === null ? 'floor not known' : `≤ ${writeNumber(bound, unit)}`;
  return 'times' in limit ? `${words} (${limit.times} ×)` : words;
}

/** Three figures that count; whole numbers where nothing is smaller. */
export function writeNumber(value: number, unit: Unit): string {
  const isWhole = unit === 'elements' || unit === 'answers';
  const size = Math.abs(value);
  const digits = isWhole || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const number = value.toFixed(digits);
  if (unit === 'times') return `${number} ×`;
  return unit === '% of a core' ? `${number} %` : `${number} ${unit}`;
}

export function writeGrowth({ what, by, unit, points }: Growth): string {
  const cell = (value: number | null): string => (value === null ? 'not reached' : writeNumber(value, unit));
  return writeTable(
    [what, ...points.map(({ at }) => `${at.toLocaleString('en-US')} ${by}`)],
    [['', ...points.map(({ value }) => cell(value))]],
  );
}

export function writeHistogram({ what, values }: Distribution): string {
  const bins = makeHistogram(values, EDGES_MS);
  const last = bins.findLastIndex(({ count }) => count > 0);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const lines = bins.slice(0, last + 1).map(({ from, count }, place) => {
    const to = EDGES_MS[place + 1];
    const span = to === undefined ? `${from} and more` : `${from} – ${to}`;
    const bar = '█'.repeat(Math.ceil((count / most) * LONGEST_BAR));
    return `${span.padStart(14)} ms ${String(count).padStart(6)} ${bar}`.trimEnd();
  });
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => writeNumber(percentile(values, share), 'ms'));
  const head = `${what}: ${values.length} messages, p50 ${p50}, p95 ${p95}, p99 ${p99}`;
  return [head, '', '```', ...lines, '```'].join('\n');
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
