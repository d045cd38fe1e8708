/** Writes what a run of faults has shown, as Markdown tables that can be read in a terminal too. */
import type { Judgement } from './judge.ts';
import type { FaultRun, Recovery } from './run-faults.ts';

/** What went wrong first is enough to begin with. */
const MOST_LATE = 10;

/** Nothing was lost, doubled, wrong or wrongly claimed, and everything came in time. */
export function hasHeld({ lost, doubled, wrongModes, operations, late }: FaultRun): boolean {
  const isWell = lost === 0 && doubled === 0 && wrongModes === 0 && late.length === 0;
  return isWell && !operations.some((each) => isTwice(each) || each.isWrong);
}

function isTwice({ posts }: Judgement): boolean {
  return posts > 1;
}

export function writeReport(run: FaultRun, { seed, seconds }: { seed: number; seconds: number }): string {
  const { recoveries, lines, lost, doubled, wrongModes, unreadable, floors, operations, late, losses } = run;
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
    ...table(['Operation', 'Count'], countOperations(operations)),
    '',
    ...table(
      ['Milliseconds', 'Median', 'p95', 'Longest'],
      [
        ['from the end of the fault until everything is there', ...spread(times)],
        ['floor: handshake, subscribe, list, transcripts by hand', ...spread(floors)],
        ['from an operation until its outcome is known', ...spread(timesOf(operations))],
        [
          'the same where the answer was lost',
          ...spread(timesOf(operations.filter(({ wasLost }) => wasLost))),
        ],
      ],
    ),
    '',
    `Median beside the floor: ${ratio.toFixed(1)} times. Seed ${seed}, ${seconds.toFixed(0)} s.`,
    ...late.slice(0, MOST_LATE),
    ...losses,
    ...operations.filter((each) => isTwice(each) || each.isWrong).map((each) => JSON.stringify(each)),
    ...summarise(operations.filter(({ claim }) => claim === 'unknown' || claim === 'not-confirmed')),
  ].join('\n');
}

function countOperations(operations: readonly Judgement[]): readonly (readonly [string, number])[] {
  const count = (isCounted: (each: Judgement) => boolean): number => operations.filter(isCounted).length;
  return [
    ['carried out while faults fell', operations.length],
    ['answer lost', count(({ wasLost }) => wasLost)],
    ['let in by the server more than once', count(isTwice)],
    ['carried out more than once', count(({ carriedOut }) => carriedOut > 1)],
    ['claimed done, and not done', count(({ claim, isWrong }) => claim === 'done' && isWrong)],
    ['claimed not done or refused, and done', count(({ claim, isWrong }) => claim !== 'done' && isWrong)],
    ['accepted and not confirmed', count(({ claim }) => claim === 'not-confirmed')],
    ['still not known at the end', count(({ claim }) => claim === 'unknown')],
  ];
}

function timesOf(operations: readonly Judgement[]): readonly number[] {
  return operations.flatMap(({ took }) => took ?? []);
}

/** What is neither known nor wrong, by its name and reason. */
function summarise(operations: readonly Judgement[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { operationName, claim, reason, carriedOut, isSessionOver } of operations) {
    const key = `${claim}: ${operationName}, ${carriedOut > 0 ? '' : 'not '}carried out (${reason.slice(0, 80)})${isSessionOver ? ', session over' : ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${count} ${key}`);
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
