/** R1, R4–R10: every kind of fault once while the contact centre is at work; the measured run is `npm run bench -- faults`. */
import { expect, it } from 'vitest';
import { readSeed } from '#test/main/gws/seeded-random.ts';
import { FAULT_KINDS } from './faults/fault-kinds.ts';
import { runFaults } from './faults/run-faults.ts';
import { hasHeld, writeReport } from './faults/write-report.ts';

const KINDS = Object.keys(FAULT_KINDS);
const TIME_LIMIT = 60_000;

it('loses, doubles and mistakes nothing, whatever befalls the line', { timeout: TIME_LIMIT }, async () => {
  const seed = readSeed();
  const run = await runFaults({ seed, faults: KINDS.length, lines: 10, lull: 100 });
  expect(new Set(run.recoveries.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  expect(run.lines).toBeGreaterThan(KINDS.length);
  expect(hasHeld(run), writeReport(run, { seed, seconds: 0 })).toBe(true);
});
