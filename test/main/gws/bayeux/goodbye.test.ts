/** The goodbye to a line that has broken lets the next one wait for a moment, and no longer. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createGoodbye, GOODBYE_LIMIT_MS } from '#main/gws/bayeux/goodbye.ts';
import { createHttp } from '#main/gws/http/http.ts';
import type { HttpRequest, HttpResponse } from '#main/gws/http/http-exchange.ts';

function beforeQuit(answer: Promise<HttpResponse>): Promise<unknown> {
  const goodbye = createGoodbye();
  goodbye.say(
    createHttp('http://127.0.0.1', () => answer),
    'client-1',
  );
  return goodbye.heard();
}

it('the next line goes first when the goodbye is not heard soon, as over a dead connection', async () => {
  const next = beforeQuit(new Promise(() => undefined)).then(() => 'next line');
  expect(await Promise.race([next, pause(GOODBYE_LIMIT_MS, 'still waiting')])).toBe('next line');
});

it('the next line comes after a goodbye that is heard', async () => {
  let answer: (response: HttpResponse) => void = () => undefined;
  let isHeard = false;
  const next = beforeQuit(new Promise((resolve) => (answer = resolve))).then(() => (isHeard = true));
  await Promise.resolve();
  expect(isHeard).toBe(false);
  answer({ status: 200, headers: {}, body: '[]' });
  await next;
  expect(isHeard).toBe(true);
});

it('does not wait longer than until it is heard, or has failed', async () => {
  const heard = beforeQuit(Promise.resolve({ status: 200, headers: {}, body: '[]' })).then(() => 'heard');
  expect(await Promise.race([heard, pause(100, 'still waiting')])).toBe('heard');
  const failed = beforeQuit(Promise.reject(new Error('no line'))).then(() => 'failed');
  expect(await Promise.race([failed, pause(100, 'still waiting')])).toBe('failed');
});

it('is a goodbye of the line that broke, and is given up when the next line goes', async () => {
  const sent: HttpRequest[] = [];
  const goodbye = createGoodbye();
  goodbye.say(
    createHttp('http://127.0.0.1', (request) => {
      sent.push(request);
      return new Promise(() => undefined);
    }),
    'client-1',
  );
  const [request] = sent;
  expect(JSON.parse(String(request?.body))).toMatchObject([
    { channel: '/meta/disconnect', clientId: 'client-1' },
  ]);
  // Said twice it does no harm: it may go over a connection that was used before.
  expect(request?.idempotent).toBe(true);
  await goodbye.heard();
  await pause(20);
  expect(request?.signal?.aborted).toBe(true);
});
