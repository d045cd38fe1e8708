/** `npm run bench -- faults [--faults 1000] [--seed N]`: prints what a run of faults has lost, and how long it took. */
import { parseArgs } from 'node:util';
import { readSeed } from '../../main/gws/seeded-random.ts';
import { runFaults } from './run-faults.ts';
import { hasHeld, writeReport } from './write-report.ts';

/** As many lines as keep a run short, and lulls as long as the floor under a line's polls needs to be no hindrance. */
const AT_LENGTH = { lines: 12, lull: 1500 };

const { values } = parseArgs({ options: { faults: { type: 'string' }, seed: { type: 'string' } } });
const faults = Number(values.faults ?? 1000);
const seed = values.seed === undefined ? readSeed() : Number(values.seed);
if (!Number.isInteger(faults) || faults < 1 || !Number.isInteger(seed))
  throw new Error('--faults and --seed want whole numbers.');

const begun = performance.now();
const run = await runFaults({ seed, faults, ...AT_LENGTH });
console.log(writeReport(run, { seed, seconds: (performance.now() - begun) / 1000 }));
process.exitCode = hasHeld(run) ? 0 : 1;
