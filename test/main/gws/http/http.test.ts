/** One request to the API: what is sent, and how each answer is read. */
import { describe, expect, it } from 'vitest';
import { createHttp } from '#main/gws/http/http.ts';
import type { HttpRequest, HttpResponse } from '#main/gws/http/http-exchange.ts';

/** An Http whose server gives these answers, one after the other. */
function httpAnswering(...answers: (Partial<HttpResponse> & { json?: unknown })[]) {
  const sent: HttpRequest[] = [];
  const http = createHttp('https://gws.example.com', (request) => {
    sent.push(request);
    const { json, ...answer } = answers[sent.length - 1] ?? {};
    return Promise.resolve({
      status: 200,
      headers: {},
      body: json === undefined ? '' : JSON.stringify(json),
      ...answer,
    });
  });
  return { http, sent };
}

const OK = { json: { statusCode: 0 } };
const post = { method: 'POST', path: '/me/smssessions/1', body: { operationName: 'Leave' } } as const;

describe('request', () => {
  it('asks the right place with the right body', async () => {
    const { http, sent } = httpAnswering(OK);
    await http.request(post);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://gws.example.com/api/v2/me/smssessions/1',
      body: '{"operationName":"Leave"}',
      headers: { 'Content-Type': 'application/json;charset=UTF-8' },
    });
  });

  it('sends names and passwords of every script, colons in the password too', async () => {
    const { http, sent } = httpAnswering(OK);
    const basic = { userName: 'Jürgen 山田', password: 'päss:wörd:€' };
    await http.request({ method: 'GET', path: '/me', basic });
    const [, encoded = ''] = /^Basic (.+)$/.exec(sent[0]?.headers['Authorization'] ?? '') ?? [];
    expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe('Jürgen 山田:päss:wörd:€');
  });

  it('takes a statusCode that is text', async () => {
    const { http } = httpAnswering({ json: { statusCode: '0' } });
    await expect(http.request(post)).resolves.toMatchObject({ statusCode: 0 });
  });

  it('sends the token under the name that the server gave, with what changes something only', async () => {
    const csrf = { headers: { 'x-csrf-header': 'X-CSRF-TOKEN', 'x-csrf-token': 'first' } };
    const { http, sent } = httpAnswering({ ...OK, ...csrf }, OK, OK);
    await http.request({ method: 'GET', path: '/me' });
    await http.request({ method: 'GET', path: '/me' });
    await http.request(post);
    expect(sent[1]?.headers).not.toHaveProperty('X-CSRF-TOKEN');
    expect(sent[2]?.headers).toMatchObject({ 'X-CSRF-TOKEN': 'first' });
  });

  it.each([
    [{ status: 403, json: { statusCode: 20, statusMessage: 'Access denied' } }, 'session-expired'],
    [{ status: 403, body: 'Missing or invalid Csrf token' }, 'session-expired'],
    [{ status: 401, body: '<html>' }, 'session-expired'],
    [{ status: 200, json: { statusCode: 20 } }, 'session-expired'],
    [{ status: 400, json: { statusCode: 2 } }, 'operation-refused'],
    [{ status: 403, json: { statusCode: 3 } }, 'operation-not-permitted'],
    [{ status: 403, json: { statusCode: 5 } }, 'operation-not-permitted'],
    [{ status: 404, json: { statusCode: 6 } }, 'session-not-found'],
    [{ status: 500, json: { statusCode: 4 } }, 'server-failed'],
    [{ status: 503, body: 'Service Unavailable' }, 'server-failed'],
    [{ status: 200, json: { statusCode: 8 } }, 'password-change-required'],
    [{ status: 200, body: '<html>Welcome to the airport</html>' }, 'not-gws'],
    [{ status: 200, body: '' }, 'not-gws'],
    [{ status: 404, body: 'Not Found' }, 'not-gws'],
    [{ status: 302, body: '' }, 'not-gws'],
    [{ status: 302, body: '', headers: { location: '/login' } }, 'sign-in-page'],
    [{ status: 200, body: '<form><input name=u><input type=password></form>' }, 'sign-in-page'],
    [{ status: 200, body: "<INPUT TYPE = 'Password' NAME='pw'>" }, 'sign-in-page'],
    [{ status: 403, body: '<form><input type="password"></form>' }, 'sign-in-page'],
    [{ status: 403, body: '<html><h1>Forbidden</h1></html>' }, 'request-blocked'],
    [{ status: 403, body: '' }, 'request-blocked'],
    [{ status: 500, body: '<input type="password">' }, 'server-failed'],
    [{ status: 200, json: [] }, 'not-gws'],
  ] as const)('reads the answer %j as %s', async (answer, code) => {
    const { http } = httpAnswering(answer);
    await expect(http.request(post)).rejects.toMatchObject({ code });
  });

  it("passes on the server's words, within bounds", async () => {
    const { http } = httpAnswering({
      status: 400,
      json: { statusCode: 2, statusMessage: 'No. '.repeat(1000) },
    });
    const error = await http.request(post).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'operation-refused', serverSays: 'No. '.repeat(50) });
  });
});

describe('a cookie that is not taken', () => {
  const refused = { headers: { 'set-cookie': 'JSESSIONID=1; Secure' }, refusedCookies: ['JSESSIONID'] };
  const unknown = { status: 403, json: { statusCode: 20 } };
  const basic = { userName: 'sam', password: 'demo' };

  it('is the reason when the server does not know us right after a sign-in', async () => {
    const { http } = httpAnswering({ ...OK, ...refused }, unknown, unknown);
    await http.request({ method: 'GET', path: '/me', basic });
    await expect(http.request({ method: 'GET', path: '/me' })).rejects.toMatchObject({
      code: 'cookie-refused',
    });
    const polled = http.postNotifications('[]', 1, new AbortController().signal, false);
    await expect(polled).rejects.toMatchObject({ code: 'cookie-refused' });
  });

  it('is not blamed for a wrong password', async () => {
    const { http } = httpAnswering({ ...unknown, ...refused });
    await expect(http.request({ method: 'GET', path: '/me', basic })).rejects.toMatchObject({
      code: 'session-expired',
    });
  });

  it('is forgotten when the next one is taken', async () => {
    const taken = { headers: { 'set-cookie': 'JSESSIONID=2' }, refusedCookies: [] };
    const { http } = httpAnswering({ ...OK, ...refused }, { ...OK, ...taken }, unknown);
    for (let time = 0; time < 2; time += 1) await http.request({ method: 'GET', path: '/me', basic });
    await expect(http.request({ method: 'GET', path: '/me' })).rejects.toMatchObject({
      code: 'session-expired',
    });
  });
});
