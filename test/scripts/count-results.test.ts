/** The closing line of `npm test` says what really ran. */
import { describe, expect, test } from 'vitest';
import {
  admitFailure,
  countPlaywright,
  countVitest,
  sumUp,
  writeClosingLine,
  writeFailures,
} from '../../scripts/checks/count-results.mjs';

describe('counting', () => {
  test('reads the report of vitest', () => {
    const results = [
      { status: 'passed', fullName: 'the list is short', failureMessages: [] },
      {
        status: 'failed',
        fullName: 'the list is long',
        failureMessages: ['\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n    at list.test.ts:1'],
      },
    ];
    const counted = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countVitest(JSON.stringify({ ...counted, testResults: [{ assertionResults: results }] }))).toEqual(
      {
        ...{ passed: 5, failed: 1, skipped: 3 },
        failures: ['the list is long: AssertionError: expected 1 to be 2'],
      },
    );
  });

  test('takes a flaky end-to-end test for a failed one', () => {
    const broken = { error: { message: 'Error: no window\n  at tray.e2e.ts:9' } };
    const spec = (title: string, ok: boolean, results: object[]) => ({
      ...{ title, file: 'tray.e2e.ts', line: 9, ok },
      tests: [{ results }],
    });
    const group = { specs: [spec('blinks', false, [broken])] };
    const file = { specs: [spec('shows', true, [{}]), spec('hides', true, [broken, {}])], suites: [group] };
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 0 };
    expect(countPlaywright(JSON.stringify({ stats, suites: [file] }))).toEqual({
      ...{ passed: 7, failed: 2, skipped: 0 },
      failures: ['tray.e2e.ts:9 hides: Error: no window', 'tray.e2e.ts:9 blinks: Error: no window'],
    });
  });

  test('admits a failure that no test shows', () => {
    expect(admitFailure({ passed: 3, failed: 0, skipped: 0 }, 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
    });
  });

  test('takes a run without tests for a failure', () => {
    expect(admitFailure({ passed: 0, failed: 0, skipped: 4 }, 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    });
  });

  test('leaves an honest result alone', () => {
    expect(admitFailure({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
    });
  });
});

describe('what failed', () => {
  test('is named, of all runs together', () => {
    const all = [
      { passed: 2, failed: 1, skipped: 0, failures: ['one'] },
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 0, failures: ['two'] },
    ];
    expect(writeFailures(sumUp(all))).toBe('✘ one\n✘ two');
  });

  test('stays readable when everything fails', () => {
    const failures = Array.from({ length: 100 }, (_, index) => `test ${index}`);
    const lines = writeFailures({ passed: 0, failed: 100, skipped: 0, failures }).split('\n');
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toBe('… and 60 more');
  });
});

describe('the closing line', () => {
  test('holds the sums', () => {
    const all = [
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 0 },
    ];
    expect(writeClosingLine(sumUp(all))).toBe('5 passed, 1 failed');
  });

  test('mentions skipped tests only when there are any', () => {
    expect(writeClosingLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
