/**
 * Ends exchanges that take too long by a timer of its own. The signals that AbortSignal.any makes do not outlive a
 * garbage collection in Node 20, and a half-open connection would then never be noticed.
 */
import { AppError } from '#main/errors/app-error.ts';
import type { Send } from '#main/gws/http/http-exchange.ts';

export function limitTime(send: Send, longest: number): Send {
  return (request) =>
    new Promise((resolve, reject) => {
      const ending = new AbortController();
      const end = (): void => {
        ending.abort();
        reject(new AppError('no-answer'));
      };
      const timer = setTimeout(end, Math.min(request.timeLimit, longest));
      request.signal?.addEventListener('abort', end, { once: true });
      const stop = (): void => {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', end);
      };
      if (request.signal?.aborted) end();
      send({ ...request, signal: ending.signal })
        .finally(stop)
        .then(resolve, reject);
    });
}
