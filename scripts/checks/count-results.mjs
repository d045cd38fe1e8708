/** Counts tests: reads what the test runners report and sums it up into the closing lines of `npm test`. */

/**
 * `failures`: the names of the tests that failed, each with the first line of what it says.
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts
 */

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestResult */
/** @typedef {{ results: { error?: { message?: string } }[] }} PlaywrightTest */
/** @typedef {{ title: string, file: string, line: number, ok: boolean, tests: PlaywrightTest[] }} PlaywrightSpec */
/** A file, or a group in it. @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/** More are one fault with many faces. */
const mostNamed = 40;
const longestReason = 160;

/**
 * @param {string} report what vitest's JSON reporter wrote
 * @returns {Counts}
 */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report);
  /** @type {VitestResult[]} */
  const tests = testResults.flatMap(
    (/** @type {{ assertionResults: VitestResult[] }} */ file) => file.assertionResults,
  );
  const failures = tests
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => nameFailure(fullName, failureMessages[0]));
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    ...withNames(failures),
  };
}

/**
 * A flaky test (one that passed at a second attempt) counts as failed.
 * @param {string} report what Playwright's JSON reporter wrote
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { suites, stats } = JSON.parse(report);
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected, failed: unexpected + flaky, skipped, ...withNames(listFailures({ suites })) };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function listFailures({ specs = [], suites = [] }) {
  const own = specs
    .filter(({ ok, tests }) => !ok || tests.some(({ results }) => results.length > 1))
    .map(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.map(({ error }) => error?.message));
      return nameFailure(`${file}:${line} ${title}`, errors.find(Boolean));
    });
  return [...own, ...suites.flatMap(listFailures)];
}

/**
 * @param {string[]} failures
 * @returns {Pick<Counts, 'failures'>}
 */
function withNames(failures) {
  return failures.length > 0 ? { failures } : {};
}

/**
 * @param {string} test
 * @param {string | undefined} message may be coloured and long
 */
function nameFailure(test, message) {
  // eslint-disable-next-line no-control-regex -- colours begin with a control character
  const [reason = ''] = (message ?? '').replace(/\u001b\[[\d;]*m/g, '').split('\n');
  return reason === '' ? test : `${test}: ${reason.slice(0, longestReason)}`;
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
  const failures = all.flatMap((counts) => counts.failures ?? []);
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    all.reduce((total, counts) => total + counts[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    ...withNames(failures),
  };
}

/**
 * @param {Counts} counts
 * @returns {string} a line for each failed test; empty where none is known
 */
export function writeFailures({ failures = [] }) {
  const named = failures.slice(0, mostNamed).map((failure) => `✘ ${failure}`);
  const rest = failures.length - named.length;
  return [...named, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

/**
 * @param {Counts} counts
 * @returns {string} the line that people and machines look for
 */
export function writeClosingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
