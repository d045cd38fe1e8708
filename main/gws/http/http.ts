/** One request() to the API: address, cookies, CSRF token, time limit, and statusCode → AppError. */
import type { z } from 'zod';
import { AppError } from '#main/errors/app-error.ts';
import type { ErrorCode } from '#preload/errors.ts';
import { readJson } from '#preload/rules/read-json.ts';
import type { HttpResponse, Send } from './http-exchange.ts';
import { failureOf } from './retry-after.ts';
import { apiBase } from './server-address.ts';
import { wireReply } from './wire-reply.ts';

/** How long a REST request may go without a sign of life, in milliseconds. */
const TIME_LIMIT_MS = 15_000;
const PROCESSING_INCOMPLETE = 9;

/** How much of a page is looked at, in characters. */
const PAGE_LIMIT = 100_000;
const PASSWORD_FIELD = /\btype\s{0,9}=\s{0,9}["']?password\b/i;

export type ApiReply = z.infer<typeof wireReply>;

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v2`, beginning with a slash. */
  readonly path: string;
  readonly body?: object;
  /** Sent with the one request that signs in, and with no other (gws-api.md §4.5.9). */
  readonly basic?: { readonly userName: string; readonly password: string };
  readonly signal?: AbortSignal;
}

export interface Http {
  readonly server: string;
  /**
   * Resolves with the reply of an operation that the server accepted.
   * Throws an AppError: `session-expired` when the server wants a sign-in, `cookie-refused` when its cookies cannot
   * be kept, `not-gws` when the answer is not the API's,
   * otherwise by §5.1.
   */
  request(request: ApiRequest): Promise<ApiReply>;
  /**
   * Posts Bayeux messages with the same cookies and token; the answer comes as it is. `idempotent` where the server
   * tells again what was not acknowledged: then the poll may go over a connection that was used before.
   */
  postNotifications(
    body: string,
    timeLimit: number,
    signal: AbortSignal,
    idempotent: boolean,
  ): Promise<HttpResponse>;
}

export function createHttp(server: string, send: Send): Http {
  const base = apiBase(server);
  let csrf: { name: string; value: string } | null = null;
  /** The server's cookies do not stay: whoever has just signed in is unknown to it at once. */
  let losesCookies = false;

  function remember({ headers, refusedCookies = [] }: HttpResponse): void {
    if (headers['set-cookie'] !== undefined) losesCookies = refusedCookies.length > 0;
    const name = headers['x-csrf-header'];
    const value = headers['x-csrf-token'];
    if (name && value) csrf = { name, value };
  }

  /** A sign-in would be answered in the same way again and again: the password is not what is wrong. */
  function blameCookies(response: HttpResponse): void {
    if (losesCookies && isSignInWanted(response)) throw new AppError('cookie-refused');
  }

  function headersFor(method: 'GET' | 'POST'): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (method === 'POST') headers['Content-Type'] = 'application/json;charset=UTF-8';
    // The server names the header itself (§3.2); it guards what changes something.
    if (method !== 'POST' || !csrf) return headers;
    return Object.fromEntries([...Object.entries(headers), [csrf.name, csrf.value]]);
  }

  return {
    server,
    async request({ method, path, body, basic, signal }) {
      const headers = headersFor(method);
      if (basic) headers['Authorization'] = `Basic ${encodeBasic(basic)}`;
      const response = await send({
        method,
        url: `${base}${path}`,
        headers,
        idempotent: method === 'GET',
        timeLimit: TIME_LIMIT_MS,
        ...(body && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
      remember(response);
      if (!basic) blameCookies(response);
      return readReply(response);
    },
    async postNotifications(body, timeLimit, signal, idempotent) {
      const url = `${base}/notifications`;
      const response = await send({
        method: 'POST',
        url,
        headers: headersFor('POST'),
        body,
        idempotent,
        timeLimit,
        signal,
      });
      remember(response);
      blameCookies(response);
      return response;
    },
  };
}

function encodeBasic({ userName, password }: { userName: string; password: string }): string {
  return Buffer.from(`${userName}:${password}`, 'utf8').toString('base64');
}

/** True when the answer says that the server does not know us (any more): §3.1, §3.2, §4.5.7. */
export function isSignInWanted({ status, body }: HttpResponse): boolean {
  if (status === 401) return true;
  return status === 403 && (/csrf token/i.test(body) || parseReply(body)?.statusCode === 20);
}

function readReply(response: HttpResponse): ApiReply {
  if (isSignInWanted(response)) throw new AppError('session-expired');
  const reply = parseReply(response.body);
  const isOk = response.status >= 200 && response.status < 300;
  // 7 is success in part: what failed is in the reply.
  if (isOk && (reply?.statusCode === 0 || reply?.statusCode === 7)) return reply;
  // No JSON with a statusCode: a portal, a proxy or some other server is answering.
  if (reply?.statusCode === undefined) throw failureOf(response, codeOfStranger(response));
  throw failureOf(response, codeFor(reply.statusCode), {
    serverSays: reply.statusMessage,
    // Of what is "not complete" nobody can say what it has changed.
    isRefusal: reply.statusCode !== PROCESSING_INCOMPLETE,
  });
}

/** What an answer means that is not the API's: the server is ill or asked too often (429), or something else answers. */
export function codeOfStranger({ status, headers, body }: HttpResponse): ErrorCode {
  if (status >= 500 || status === 429) return 'server-failed';
  // The way that leads elsewhere is never followed, but there is only one reason to show it to a program.
  if (status >= 300 && status < 400 && headers['location'] !== undefined) return 'sign-in-page';
  if (PASSWORD_FIELD.test(body.slice(0, PAGE_LIMIT))) return 'sign-in-page';
  return status === 403 ? 'request-blocked' : 'not-gws';
}

function codeFor(statusCode: number): ErrorCode {
  switch (statusCode) {
    case 3:
    case 5:
      return 'operation-not-permitted';
    case 4:
    case 9:
      return 'server-failed';
    case 6:
      return 'session-not-found';
    case 8:
      return 'password-change-required';
    case 20:
      return 'session-expired';
    default:
      return 'operation-refused';
  }
}

function parseReply(body: string): ApiReply | undefined {
  return wireReply.safeParse(readJson(body)).data;
}
