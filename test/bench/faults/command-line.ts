/** `npm run bench -- faults [--faults 1000] [--seed N] [--electron]`: prints what a run of faults has lost, and how long it took. */
import { parseArgs } from 'node:util';
import { readSeed } from '#test/main/gws/seeded-random.ts';
import { runAndReport } from './run-and-report.ts';
import { runInElectron } from './run-in-electron.ts';

const { values } = parseArgs({
  options: { faults: { type: 'string' }, seed: { type: 'string' }, electron: { type: 'boolean' } },
});
const faults = Number(values.faults ?? 1000);
const seed = values.seed === undefined ? readSeed() : Number(values.seed);
if (!Number.isInteger(faults) || faults < 1 || !Number.isInteger(seed))
  throw new Error('--faults and --seed want whole numbers.');

if (values.electron === true) process.exitCode = await runInElectron({ faults, seed });
else process.exitCode = (await runAndReport({ faults, seed })) ? 0 : 1;
