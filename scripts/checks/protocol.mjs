/** Keeps the protocol of an `npm test`: what each step took, how it ended, and the sum of it all. */
import { sumUp, writeClosingLine, writeFailures } from './count-results.mjs';

/** @typedef {import('./count-results.mjs').Counts} Counts */
/** @typedef {{ name: string, seconds: number, counts: Counts }} Entry */

const nothingCounted = { passed: 0, failed: 0, skipped: 0 };
const passedOnce = { passed: 1, failed: 0, skipped: 0 };
const failedOnce = { passed: 0, failed: 1, skipped: 0 };

export class Protocol {
  /** @type {Entry[]} */
  #entries = [];

  /**
   * Runs a step and notes its result. A step that throws has failed; the ones after it run all the same.
   * @param {string} name
   * @param {() => Promise<Counts | boolean | void>} step counts, or whether it passed, or
   *   nothing for a preparation that is no test: it counts only when it fails
   * @returns {Promise<boolean>} whether it passed
   */
  async run(name, step) {
    const start = performance.now();
    const counts = await step().then(readResult, (error) => {
      console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return failedOnce;
    });
    const entry = { name, seconds: (performance.now() - start) / 1000, counts };
    this.#entries.push(entry);
    console.log(`── ${describe(entry)}`);
    return counts.failed === 0;
  }

  /**
   * Notes a step that could not be run because another one failed.
   * @param {string} name
   */
  giveUp(name) {
    console.log(`── ${name}: not run, because what it needs failed`);
    this.#entries.push({ name, seconds: 0, counts: failedOnce });
  }

  /**
   * Prints the overview, what failed, and the closing line: whoever sees only the end of the output knows what to look at.
   * @returns {number} the exit code
   */
  close() {
    const sum = sumUp(this.#entries.map(({ counts }) => counts));
    const overview = this.#entries.map(describe).join('\n');
    const parts = [overview, writeFailures(sum), writeClosingLine(sum)].filter((part) => part !== '');
    console.log(`\n${parts.join('\n\n')}`);
    return sum.failed === 0 ? 0 : 1;
  }
}

/**
 * @param {Counts | boolean | void} result
 * @returns {Counts}
 */
function readResult(result) {
  if (typeof result === 'object') return result;
  if (result === undefined) return nothingCounted;
  return result ? passedOnce : failedOnce;
}

/** @param {Entry} entry */
function describe({ name, seconds, counts }) {
  const result = counts.failed === 0 ? 'ok    ' : 'FAILED';
  const isCounted = counts.passed + counts.failed + counts.skipped > 0;
  return `${result} ${name} (${seconds.toFixed(1)} s)${isCounted ? `: ${writeClosingLine(counts)}` : ''}`;
}
