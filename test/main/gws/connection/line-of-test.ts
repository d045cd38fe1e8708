/** Opens the broken line of a test, and closes it afterwards. */
import { afterEach } from 'vitest';
import { until } from '#test/main/gws/supervisor-desk.ts';
import type { BrokenLine } from './broken-line.ts';
import { openBrokenLine } from './broken-line.ts';

type Open = (...options: Parameters<typeof openBrokenLine>) => Promise<BrokenLine>;

export interface LineOfTest {
  /** Nobody has signed in yet. */
  readonly open: Open;
  readonly signedIn: Open;
  /** Signed in, and a poll is held by the server: from then on the connection has been used before. */
  readonly polling: Open;
}

/** To be called once in a file, outside of its tests; who opens a second line in one test closes the first. `check` looks at the line after it was closed. */
export function useLineOfTest(check: (line: BrokenLine) => void = () => undefined): LineOfTest {
  let latest: BrokenLine | undefined;

  afterEach(async () => {
    const line = latest;
    latest = undefined;
    await line?.close();
    if (line) check(line);
  });

  const open: Open = async (...options) => {
    latest = await openBrokenLine(...options);
    return latest;
  };
  const signedIn: Open = async (...options) => {
    const line = await open(...options);
    await line.desk.signIn();
    return line;
  };
  return {
    open,
    signedIn,
    async polling(...options) {
      const line = await signedIn(...options);
      await until('a poll', () => line.heard('/meta/connect') > 1);
      return line;
    },
  };
}
