/** Writes docs/performance.md: what a run has measured, on which machine, and what the words in it mean. */
import type { Findings } from './scenario.ts';
import { writeGrowth, writeHistogram, writeRows } from './write-table.ts';

export interface Circumstances {
  /** As typed. */
  readonly command: string;
  /** Day of the run, as 2026-11-28. */
  readonly day: string;
  readonly processor: string;
  readonly cores: number;
  /** The average load of the last minute before each scenario. */
  readonly loads: readonly { readonly scenario: string; readonly load: number }[];
  readonly nodeVersion: string;
  readonly electronVersion: string;
  readonly minutes: number;
}

export function writeDocument(findings: readonly Findings[], circumstances: Circumstances): string {
  const { command, day, processor, cores, loads, nodeVersion, electronVersion, minutes } = circumstances;
  const rows = findings.flatMap((each) => each.rows);
  const distributions = findings.flatMap((each) => each.distributions ?? []);
  const growths = findings.flatMap((each) => each.growths ?? []);
  return [
    '# What the app costs',
    '',
    `    ${command}`,
    '',
    `on ${day}, in ${minutes.toFixed(0)} minutes, on a machine with ${cores} cores (${processor}), Node ${nodeVersion} and Electron ${electronVersion}.`,
    'Everything is measured in the real window, beside its floor in the same run: by turns, and as the median of several. The exit code is 1 where a must is missed.',
    '',
    'Load before each scenario (average of a minute, programs that want to run): ' +
      `${loads.map(({ scenario, load }) => `${scenario} ${load.toFixed(2)}`).join(', ')}.`,
    '',
    '## The table',
    '',
    writeRows(rows),
    '',
    'The floors: _bare_ is an Electron window of the same version and web preferences with nothing in it; _raw_ is a client of plain `fetch` and hand-made Bayeux in Node. Beside them stand two whole clients, bare `faye` and the official `cometd`. CPU and memory are those of all processes; memory is PSS. _Painted_ is the first moment after the frame that shows it.',
    '',
    '## From the server to the screen',
    '',
    ...distributions.flatMap((each) => [writeHistogram(each), '']),
    '## How it grows',
    '',
    ...growths.flatMap((each) => [writeGrowth(each), '']),
  ].join('\n');
}
