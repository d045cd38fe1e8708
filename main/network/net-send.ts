/** Sends requests through Electron's network: the system's proxy and certificates, and one cookie jar for the account. */
import type { ClientRequest, IncomingMessage, Session } from 'electron';
import { net } from 'electron';
import { AppError } from '#main/errors/app-error.ts';
import type { HttpRequest, HttpResponse, Send } from '#main/gws/http/http-exchange.ts';
import { findRefusedCookies } from './cookies/refused-cookies.ts';
import { decodeBody } from './decode-body.ts';
import type { HttpSessions } from './http-sessions.ts';
import { codeForNetError } from './net-errors.ts';
import type { ProxyLogins, ProxyTalk } from './proxy/proxy-logins.ts';
import { refuseRedirect } from './redirects.ts';

/** Larger answers are not the API's, in bytes. */
const BODY_LIMIT_BYTES = 50_000_000;
/** Nothing takes longer, however steadily it trickles, in milliseconds. */
const TOTAL_LIMIT_MS = 10 * 60_000;
const PROXY_WANTS_SIGN_IN = 407;

/** As Electron gives them: names in lower case, those that may come more than once as lists. */
type RawHeaders = Readonly<Record<string, string | string[]>>;

/** Neither Chromium nor anything on the way may answer from what it has kept. */
const NO_CACHE = { 'Cache-Control': 'no-cache, no-store', Pragma: 'no-cache' };

export function createNetSend(sessions: HttpSessions, proxyLogins: ProxyLogins): Send {
  async function sendIn(session: Session, request: HttpRequest): Promise<HttpResponse> {
    const talk = proxyLogins.begin();
    try {
      const response = await exchange(session, request, (each) => answerProxies(each, talk));
      if (response.status === PROXY_WANTS_SIGN_IN) throw new AppError('proxy-unreachable');
      talk.end('passed');
      return response;
    } catch (error) {
      talk.end('unknown');
      throw talk.isUnanswered() ? new AppError('proxy-sign-in-wanted', { cause: error }) : error;
    }
  }

  /**
   * A proxy that is asked for http answers the request itself, and wants it again over the same connection, which then
   * counts as used: Chromium would repeat it. So the proxy is answered by a request that may be repeated; what must not
   * be goes over the next connection, where Chromium introduces itself at once. A tunnel is made before anything is sent.
   */
  async function sendOnce(session: Session, request: HttpRequest): Promise<HttpResponse> {
    if (request.url.startsWith('https:')) return sendIn(session, request);
    const first = await sendUnlessAsked(session, request);
    if (first) return first;
    await sendIn(session, { ...request, method: 'GET', idempotent: true });
    await session.closeAllConnections();
    // A proxy that asks on every connection (NTLM) leaves no other way.
    return (await sendUnlessAsked(session, request)) ?? sendIn(session, request);
  }

  return (request) =>
    request.idempotent
      ? sendIn(sessions.shared(), request)
      : sessions.withUnusedConnection((session) => sendOnce(session, request));
}

/** `null` when a proxy wants to know first who is there: it has passed nothing on. */
async function sendUnlessAsked(session: Session, request: HttpRequest): Promise<HttpResponse | null> {
  const response = await exchange(session, request, (each) => each.on('login', (_info, answer) => answer()));
  return response.status === PROXY_WANTS_SIGN_IN ? null : response;
}

function exchange(
  session: Session,
  request: HttpRequest,
  prepare: (exchange: ClientRequest) => void,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    // A signal that has been given already is not given again.
    if (request.signal?.aborted === true) throw new AppError('not-connected');
    const exchange = net.request({
      method: request.method,
      url: request.url,
      session,
      useSessionCookies: true,
      cache: 'no-store',
      // Credentials and cookies never follow to another place.
      redirect: 'manual',
    });
    const watch = watchSilence(request, () => {
      reject(new AppError('no-answer'));
      exchange.abort();
    });
    const finish = (status: number, headers: RawHeaders, body: string): void => {
      watch.end();
      const response = { status, headers: flatten(headers), body };
      findRefusedCookies(session, [headers['set-cookie'] ?? []].flat())
        .then((refusedCookies) => resolve({ ...response, refusedCookies }))
        // Which cookies there are is asked for the sake of the words for a later failure only.
        .catch(() => resolve(response));
    };
    const fail = (error: unknown): void => {
      watch.end();
      reject(error instanceof AppError ? error : new AppError(codeForNetError(error), { cause: error }));
    };
    for (const [name, value] of Object.entries({ ...NO_CACHE, ...request.headers }))
      exchange.setHeader(name, value);
    prepare(exchange);
    exchange.on('redirect', (status, _method, target, headers) => {
      const moved = refuseRedirect(request.url, target);
      if (moved) fail(moved);
      else finish(status, headers, '');
      exchange.abort();
    });
    exchange.on('response', (response) => {
      watch.note();
      const readOn = (body: string): void => finish(response.statusCode, response.headers, body);
      readBody(response, watch.note, readOn, (error) => {
        fail(error);
        exchange.abort();
      });
    });
    exchange.on('error', fail);
    exchange.end(request.method === 'GET' ? undefined : request.body);
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

interface SilenceWatch {
  /** Something has come. */
  note(): void;
  end(): void;
}

/** Gives up when nothing has come for too long, when all of it takes too long, or when nobody wants it any more. */
function watchSilence({ timeLimit, signal }: HttpRequest, giveUp: () => void): SilenceWatch {
  const total = setTimeout(giveUp, TOTAL_LIMIT_MS + timeLimit);
  const silence = setTimeout(giveUp, timeLimit);
  signal?.addEventListener('abort', giveUp, { once: true });
  return {
    note: () => silence.refresh(),
    end() {
      clearTimeout(total);
      clearTimeout(silence);
      signal?.removeEventListener('abort', giveUp);
    },
  };
}

function readBody(
  response: IncomingMessage,
  note: () => void,
  finish: (body: string) => void,
  fail: (error: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk) => {
    note();
    length += chunk.length;
    if (length > BODY_LIMIT_BYTES) return fail(new AppError('not-gws'));
    chunks.push(chunk);
  });
  response.on('end', () =>
    finish(decodeBody(Buffer.concat(chunks), flatten(response.headers)['content-type'])),
  );
  response.on('aborted', () => fail(new AppError('no-answer')));
  response.on('error', fail);
}

function flatten(headers: RawHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
}
