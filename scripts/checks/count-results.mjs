/** Counts tests: reads what the test runners report and sums it up into the closing line of `npm test`. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {string} report what vitest's JSON reporter wrote
 * @returns {Counts}
 */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/**
 * A flaky test (one that passed at a second attempt) counts as failed.
 * @param {string} report what Playwright's JSON reporter wrote
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/**
 * A runner that failed without a failed test (a file that does not load), or that ran nothing at all, has failed once.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
export function admitFailure(counts, exitCode) {
  const ran = counts.passed + counts.failed > 0;
  return counts.failed === 0 && (exitCode !== 0 || !ran) ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sumUp(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * @param {Counts} counts
 * @returns {string} the line that people and machines look for
 */
export function writeClosingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
