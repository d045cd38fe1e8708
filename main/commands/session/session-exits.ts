/**
 * One way out of a session at a time, whoever asks for it: her press on Leave, the end of her work, quitting. What is asked
 * for while another one is under way would be sent to the server twice.
 */
import { AppError } from '#main/errors/app-error.ts';

export interface SessionExits {
  /** Throws `already-under-way` when a way out of this session is, or what `exit` throws. */
  run<T>(sessionId: string, exit: () => Promise<T>): Promise<T>;
  /** The same, but waits for the one that is under way, however it ends, and asks for no other. */
  runOrWait(sessionId: string, exit: () => Promise<unknown>): Promise<void>;
}

export function createSessionExits(): SessionExits {
  const underWay = new Map<string, Promise<unknown>>();

  async function run<T>(sessionId: string, exit: () => Promise<T>): Promise<T> {
    if (underWay.has(sessionId)) throw new AppError('already-under-way');
    const running = exit();
    underWay.set(sessionId, running);
    try {
      return await running;
    } finally {
      underWay.delete(sessionId);
    }
  }

  return {
    run,
    async runOrWait(sessionId, exit) {
      const running = underWay.get(sessionId);
      if (running) await running.catch(() => undefined);
      else await run(sessionId, exit);
    },
  };
}
