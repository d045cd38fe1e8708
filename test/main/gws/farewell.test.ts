/** The goodbye to a line that has broken lets the next one wait for a moment, and no longer. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFarewell, GOODBYE_LIMIT } from '../../../main/gws/farewell.ts';
import { createHttp } from '../../../main/gws/http.ts';
import type { HttpResponse } from '../../../main/gws/http-exchange.ts';

function sayGoodbye(answer: Promise<HttpResponse>): Promise<unknown> {
  const farewell = createFarewell();
  farewell.say(
    createHttp('http://127.0.0.1', () => answer),
    'client-1',
  );
  return farewell.heard();
}

it('the next line goes first when the goodbye is not heard soon, as over a dead connection', async () => {
  const next = sayGoodbye(new Promise(() => undefined)).then(() => 'next line');
  expect(await Promise.race([next, pause(GOODBYE_LIMIT, 'still waiting')])).toBe('next line');
});

it('the next line comes after a goodbye that is heard', async () => {
  let answer: (response: HttpResponse) => void = () => undefined;
  let isHeard = false;
  const next = sayGoodbye(new Promise((resolve) => (answer = resolve))).then(() => (isHeard = true));
  await Promise.resolve();
  expect(isHeard).toBe(false);
  answer({ status: 200, headers: {}, body: '[]' });
  await next;
  expect(isHeard).toBe(true);
});
