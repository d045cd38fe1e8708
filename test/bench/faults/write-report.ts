/** Writes what a run of faults has shown, as Markdown tables that can be read in a terminal too. */
import type { FaultRun, Recovery } from './run-faults.ts';

/** What went wrong first is enough to begin with. */
const MOST_LATE = 10;

/** Nothing was lost, doubled or wrong, and everything came in time. */
export function hasHeld({ lost, doubled, wrongModes, late }: FaultRun): boolean {
  return lost === 0 && doubled === 0 && wrongModes === 0 && late.length === 0;
}

export function writeReport(run: FaultRun, { seed, seconds }: { seed: number; seconds: number }): string {
  const { recoveries, lines, lost, doubled, wrongModes, unreadable, floors, late } = run;
  const times = recoveries.map(({ took }) => took);
  const ratio = quantile(times, 0.5) / quantile(floors, 0.5);
  return [
    ...table(['Fault', 'Times', 'Median ms', 'p95', 'Longest'], writeKinds(recoveries)),
    '',
    ...table(
      ['Outcome', 'Count'],
      [
        ['faults', times.length],
        ['lines of all transcripts', lines],
        ['lost', lost],
        ['doubled', doubled],
        ['modes wrong', wrongModes],
        ['not complete within 10 s', late.length],
        ['said at the end of a session that ended meanwhile: given to nobody any more', unreadable],
      ],
    ),
    '',
    ...table(
      ['Milliseconds', 'Median', 'p95', 'Longest'],
      [
        ['from the end of the fault until everything is there', ...spread(times)],
        ['floor: handshake, subscribe, list, transcripts by hand', ...spread(floors)],
      ],
    ),
    '',
    `Median beside the floor: ${ratio.toFixed(1)} times. Seed ${seed}, ${seconds.toFixed(0)} s.`,
    ...late.slice(0, MOST_LATE),
  ].join('\n');
}

function writeKinds(recoveries: readonly Recovery[]): readonly (readonly (string | number)[])[] {
  const kinds = [...new Set(recoveries.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const times = recoveries.filter((each) => each.kind === kind).map(({ took }) => took);
    return [kind, times.length, ...spread(times)];
  });
}

function spread(values: readonly number[]): readonly string[] {
  return [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(0));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const write = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [write(head), write(head.map(() => '---')), ...rows.map(write)];
}
