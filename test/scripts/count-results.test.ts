/** The closing line of `npm test` says what really ran. */
import { describe, expect, test } from 'vitest';
import {
  admitFailure,
  countPlaywright,
  countVitest,
  sumUp,
  writeClosingLine,
} from '../../scripts/checks/count-results.mjs';

describe('counting', () => {
  test('reads the report of vitest', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countVitest(JSON.stringify(report))).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test('takes a flaky end-to-end test for a failed one', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 7, failed: 2, skipped: 0 });
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
