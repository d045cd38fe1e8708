/** `npm run bench [-- --quick] [--only start,painted] [--document file]`: measures what the app costs, and judges it. On Linux. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { projectFolder } from '../../../scripts/prepare/project.mjs';
import type { Bench } from './bench.ts';
import { openBench } from './bench.ts';
import { judge } from './row.ts';
import type { Findings, Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { Circumstances } from './write-document.ts';
import { writeDocument } from './write-document.ts';
import { writeRows } from './write-table.ts';

const MS_PER_MINUTE = 60_000;

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, document: { type: 'string' } },
});
const isQuick = values.quick ?? false;
const scenarios = choose(values.only?.split(','));
// What is measured in a hurry, or in part, is not what the document is about.
const isWhole = !isQuick && values.only === undefined;
const document = values.document ?? (isWhole ? join(projectFolder, 'docs/performance.md') : null);

const begun = Date.now();
const loads: Circumstances['loads'][number][] = [];
const findings: Findings[] = [];
const bench = await openBench();
try {
  for (const scenario of scenarios) findings.push(await run(bench, scenario));
} finally {
  await bench.close();
}
const rows = findings.flatMap((each) => each.rows);
console.log(await format(writeRows(rows), { parser: 'markdown' }));
if (document !== null) {
  const text = writeDocument(findings, describeRun(bench.electron));
  const style = { parser: 'markdown', printWidth: 110 };
  await writeFile(document, await format(text, style));
}
const missed = rows.filter((row) => judge(row) === 'missed').length;
console.log(missed === 0 ? 'Every must is held.' : `${missed} of ${rows.length} rows miss their must.`);
process.exitCode = missed === 0 ? 0 : 1;

function choose(names: readonly string[] | undefined): readonly Scenario[] {
  if (names === undefined) return SCENARIOS;
  const known = SCENARIOS.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only wants names of ${known.join(', ')}; there is no ${unknown.join(', ')}.`);
  return SCENARIOS.filter(({ name }) => names.includes(name));
}

/** A scenario that breaks down is a must that is missed, and the others go on. */
async function run(bench: Bench, { name, what, measure }: Scenario): Promise<Findings> {
  const [load = 0] = loadavg();
  loads.push({ scenario: name, load });
  const since = Date.now();
  try {
    return await measure(bench, isQuick);
  } catch (error) {
    console.error(error);
    const note = 'could not be measured';
    const row = {
      what,
      unit: 'ms',
      measured: null,
      floor: null,
      must: { plus: 0 },
      aim: null,
      note,
    } as const;
    return { rows: [row] };
  } finally {
    const seconds = ((Date.now() - since) / 1000).toFixed(0);
    console.log(`${name}: ${seconds} s, load ${load.toFixed(2)}`);
  }
}

function describeRun(electron: string): Circumstances {
  const [processor] = cpus();
  return {
    command: ['npm run bench', ...(isQuick ? ['-- --quick'] : [])].join(' '),
    day: new Date().toISOString().slice(0, 10),
    processor: processor?.model ?? 'unknown',
    cores: cpus().length,
    loads,
    nodeVersion: process.versions.node,
    electronVersion: readVersion(electron),
    minutes: (Date.now() - begun) / MS_PER_MINUTE,
  };
}

/** As the program itself says it. */
function readVersion(electron: string): string {
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const args = ['-p', 'process.versions.electron'];
  return execFileSync(electron, args, { env: environment, encoding: 'utf8' }).trim();
}
