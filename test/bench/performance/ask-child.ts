/** Runs a measurement in a process of its own, whose heap and event loop nothing else uses. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { within } from './attempt.ts';

/** Resolves with the one message that `file` sends. */
export async function askChild<T>(file: string, args: readonly string[], timeLimitMs: number): Promise<T> {
  const child = fork(file, [...args], { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`the measurement ended with exit code ${String(code)}`);
  });
  try {
    const [answer] = (await within(timeLimitMs, Promise.race([once(child, 'message'), failed]))) as [T]; // the caller knows its file
    return answer;
  } finally {
    child.kill();
    await ended;
  }
}
