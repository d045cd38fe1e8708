/** Sends requests through Electron's network: the system's proxy and certificates, and one cookie jar for the account. */
import { net } from 'electron';
import type { ClientRequest, IncomingMessage, Session } from 'electron';
import { AppError } from '../app-error.ts';
import type { HttpRequest, HttpResponse, Send } from '../gws/http-exchange.ts';
import { decodeBody } from './decode-body.ts';
import { codeForNetError } from './net-errors.ts';
import type { ProxyLogins, ProxyTalk } from './proxy-logins.ts';
import { refuseRedirect } from './redirects.ts';

/** Larger answers are not the API's, in characters. */
const BODY_LIMIT = 50_000_000;
const PROXY_WANTS_SIGN_IN = 407;

export function createNetSend(session: Session, proxyLogins: ProxyLogins): Send {
  return async (request) => {
    const talk = proxyLogins.begin();
    try {
      const response = await exchange(session, request, talk);
      if (response.status === PROXY_WANTS_SIGN_IN) throw new AppError('proxy-unreachable');
      talk.end('passed');
      return response;
    } catch (error) {
      talk.end('unknown');
      throw talk.isUnanswered() ? new AppError('proxy-sign-in-wanted', { cause: error }) : error;
    }
  };
}

function exchange(session: Session, request: HttpRequest, talk: ProxyTalk): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    // A signal that has been given already is not given again.
    if (request.signal?.aborted === true) throw new AppError('no-answer');
    const exchange = net.request({
      method: request.method,
      url: request.url,
      session,
      useSessionCookies: true,
      // Credentials and cookies never follow to another place.
      redirect: 'manual',
    });
    const stop = stopOn(request, exchange, reject);
    const finish = (response: HttpResponse): void => {
      stop();
      resolve(response);
    };
    const fail = (error: unknown): void => {
      stop();
      reject(error instanceof AppError ? error : new AppError(codeForNetError(error), { cause: error }));
    };
    for (const [name, value] of Object.entries(request.headers)) exchange.setHeader(name, value);
    answerProxies(exchange, talk);
    exchange.on('redirect', (status, _method, target, headers) => {
      const moved = refuseRedirect(request.url, target);
      if (moved) fail(moved);
      else finish({ status, headers: flatten(headers), body: '' });
      exchange.abort();
    });
    exchange.on('response', (response) => readBody(response, finish, fail));
    exchange.on('error', fail);
    exchange.end(request.body);
  });
}

/** A server that asks gets none: it is signed in to by its own request, and never by what a proxy knows. */
function answerProxies(exchange: ClientRequest, talk: ProxyTalk): void {
  exchange.on('login', ({ isProxy, host, port, realm }, answer) => {
    if (!isProxy) {
      answer();
      return;
    }
    const proxy = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    talk
      .answer(proxy, realm)
      .then((login) => (login ? answer(login.userName, login.password) : answer()))
      // The request has ended meanwhile: nobody waits for an answer.
      .catch(() => undefined);
  });
}

/** Ends the exchange when its time is up or nobody wants it any more. The returned function calls that off. */
function stopOn(
  { timeLimit, signal }: HttpRequest,
  exchange: ClientRequest,
  reject: (error: AppError) => void,
): () => void {
  const abort = (): void => {
    reject(new AppError('no-answer'));
    exchange.abort();
  };
  const timer = setTimeout(abort, timeLimit);
  signal?.addEventListener('abort', abort, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
}

function readBody(
  response: IncomingMessage,
  finish: (response: HttpResponse) => void,
  fail: (error: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk) => {
    length += chunk.length;
    if (length > BODY_LIMIT) return fail(new AppError('not-gws'));
    chunks.push(chunk);
  });
  response.on('end', () => {
    const headers = flatten(response.headers);
    const body = decodeBody(Buffer.concat(chunks), headers['content-type']);
    finish({ status: response.statusCode, headers, body });
  });
  response.on('aborted', () => fail(new AppError('no-answer')));
  response.on('error', fail);
}

function flatten(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
}
