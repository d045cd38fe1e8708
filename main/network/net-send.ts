/** Sends requests through Electron's network: the system's proxy and certificates, and one cookie jar for the account. */
import { net } from 'electron';
import type { ClientRequest, IncomingMessage, Session } from 'electron';
import { AppError } from '../app-error.ts';
import type { HttpRequest, HttpResponse, Send } from './http-exchange.ts';
import { codeForNetError } from './net-errors.ts';

/** Larger answers are not the API's, in characters. */
const BODY_LIMIT = 50_000_000;

export function createNetSend(session: Session): Send {
  return (request) =>
    new Promise((resolve, reject) => {
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
      exchange.on('redirect', (status, _method, _url, headers) => {
        finish({ status, headers: flatten(headers), body: '' });
        exchange.abort();
      });
      exchange.on('response', (response) => readBody(response, finish, fail));
      exchange.on('error', fail);
      exchange.end(request.body);
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
    const body = Buffer.concat(chunks).toString('utf8');
    finish({ status: response.statusCode, headers: flatten(response.headers), body });
  });
  response.on('aborted', () => fail(new AppError('no-answer')));
  response.on('error', fail);
}

function flatten(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
}
