/** The floor under everything that is read without anybody having asked for it: 500 at once, 1,500 a minute in the long run. */
import type { Http } from './http.ts';
import type { Clock } from './token-bucket.ts';
import { createTokenBucket } from './token-bucket.ts';

const SIZE = { atOnce: 500, perSecond: 25 };

/** The same requests, each in its turn. */
export function rateLimitedClient(http: Http, clock?: Clock): Http {
  const { acquire, consume } = createTokenBucket(SIZE, clock);
  const never = new AbortController().signal;
  return {
    ...http,
    async request(request) {
      await acquire(request.signal ?? never);
      consume(1);
      return http.request(request);
    },
  };
}
