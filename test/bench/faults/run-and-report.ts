/** Runs as many faults as are wanted, at the pace of a measured run, and prints what they have shown. */
import type { FaultPlan } from './run-faults.ts';
import { runFaults } from './run-faults.ts';
import { hasHeld, writeReport } from './write-report.ts';

/** As many lines as keep a run short, and lulls as long as the floor under a line's polls needs to be no hindrance. */
const AT_LENGTH = { lines: 12, lull: 1500 };

/** True when nothing was lost, doubled, wrong or late. */
export async function runAndReport(plan: Pick<FaultPlan, 'seed' | 'faults' | 'openWay'>): Promise<boolean> {
  const begun = performance.now();
  const run = await runFaults({ ...plan, ...AT_LENGTH });
  console.log(writeReport(run, { seed: plan.seed, seconds: (performance.now() - begun) / 1000 }));
  return hasHeld(run);
}
