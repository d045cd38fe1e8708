/** The way of every request: logged, admitted (login, CSRF), answered; notifications leave after the reply. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BayeuxEndpoint } from '#test/gws-simulator/bayeux/endpoint.ts';
import type {
  AnswerLoss,
  CommandFate,
  CommandFaults,
  LaterFailure,
} from '#test/gws-simulator/command-faults.ts';
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { Outbox } from '#test/gws-simulator/outbox.ts';
import type { ReadingFaults } from '#test/gws-simulator/reading-faults.ts';
import type { LoggedRequest, RequestLog } from '#test/gws-simulator/request-log.ts';
import type { WireFormat } from '#test/gws-simulator/wire/wire-format.ts';
import { writeErrorNotification } from '#test/gws-simulator/wire/write-notification.ts';
import type { World } from '#test/gws-simulator/world/world.ts';
import { admit } from './admit.ts';
import type { HttpSession, HttpSessions } from './http-sessions.ts';
import { writeLostAnswer } from './lost-answer.ts';
import { readBody } from './read-body.ts';
import type { Reply } from './reply.ts';
import { accept, refuse, resourceNotFound, writeReply } from './reply.ts';
import type { RouteMatch } from './routes.ts';
import { findRoute } from './routes.ts';

export interface GatewayParts {
  readonly dialect: Dialect;
  readonly format: WireFormat;
  readonly world: World;
  readonly httpSessions: HttpSessions;
  readonly bayeux: BayeuxEndpoint;
  readonly requests: RequestLog;
  readonly faults: CommandFaults;
  readonly readingFaults: ReadingFaults;
  readonly outbox: Outbox;
  readonly now: () => number;
}

const apiRoot = '/api/v2';
/** The cometd client posts to the suffixes and to the trailing slash, faye to the bare address (§4.5, 12). */
const bayeuxPath = /^\/notifications(?:\/(?:handshake|connect|disconnect)?)?$/;
/** By so much a reply is late when the dialect wants the notification first. */
const replyLagMs = 25;

const jsonHeaders = { 'Content-Type': 'application/json;charset=UTF-8' };

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Relative to /api/v2. */
  readonly path: string;
  readonly body: unknown;
  readonly entry: LoggedRequest;
}

/** Always answers: what goes wrong in here is an internal error to the client (§5.1, statusCode 4). */
export async function answerRequest(
  parts: GatewayParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answer(parts, request, response);
  } catch (error) {
    if (response.headersSent) return;
    const reply = refuse(4, error instanceof Error ? error.message : String(error));
    response.writeHead(reply.httpStatus, jsonHeaders).end(writeReply(reply, parts.dialect.statusCodeAs));
  }
}

async function answer(
  parts: GatewayParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const url = new URL(request.url ?? '/', 'http://simulator');
  const entry = logRequest(parts, request, url, body);
  response.once('finish', () => {
    parts.requests.complete(entry, response.statusCode);
  });
  const path = url.pathname.slice(apiRoot.length);
  const exchange: Exchange = { request, response, url, path, body, entry };
  if (url.pathname !== apiRoot && !url.pathname.startsWith(`${apiRoot}/`)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    return;
  }
  const session = admit(parts, request, response, body, (reply) => {
    send(parts, exchange, reply);
  });
  if (!session) return;
  entry.user = session.user.userName;
  if (request.method === 'POST' && bayeuxPath.test(path)) {
    parts.bayeux.handle(request, response, session.user, body);
  } else {
    parts.readingFaults.pass(path, () => {
      answerApi(parts, exchange, session);
    });
  }
}

function logRequest(
  { requests, now }: GatewayParts,
  request: IncomingMessage,
  url: URL,
  body: unknown,
): LoggedRequest {
  const operationName = isObject(body) ? body['operationName'] : undefined;
  const entry: LoggedRequest = {
    at: now(),
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body,
    hasCredentials: request.headers.authorization !== undefined,
    hasCookie: Boolean(request.headers.cookie),
    ...(request.method === 'POST' && typeof operationName === 'string' && { operationName }),
  };
  requests.record(entry);
  return entry;
}

function answerApi(parts: GatewayParts, exchange: Exchange, session: HttpSession): void {
  const { request, response, path, body, entry } = exchange;
  const route = findRoute(request.method ?? '', path);
  if (!route) {
    send(parts, exchange, resourceNotFound);
    return;
  }
  const isCommand = request.method === 'POST';
  if (isCommand && !isObject(body)) {
    send(parts, exchange, refuse(10, 'Request body is not a JSON object'));
    return;
  }
  const fate = parts.faults.takeFate(entry.operationName ?? '');
  if (fate.answerLoss) {
    loseAnswer(parts, exchange, session, route, fate.answerLoss);
    return;
  }
  const isNotificationFirst = parts.dialect.replyOrder === 'notification-first';
  const isLate = isCommand && (isNotificationFirst || fate.laterFailure?.beforeReply === true);
  const lag = fate.replyDelayMs ?? (isLate ? replyLagMs : 0);
  const resume = lag > 0 ? undefined : parts.outbox.pause();
  if (resume) response.once('close', resume);
  const reply = carryOut(parts, exchange, session, route, fate);
  if (reply.endsHttpSession) parts.httpSessions.end(session);
  if (lag > 0) {
    setTimeout(() => {
      send(parts, exchange, reply);
    }, lag).unref();
  } else send(parts, exchange, reply);
}

function loseAnswer(
  parts: GatewayParts,
  exchange: Exchange,
  session: HttpSession,
  route: RouteMatch,
  { carriedOut, carriedOutAfter = 0, answer, answerAfter = 0 }: AnswerLoss,
): void {
  const act = (): void => {
    const reply = runHandler(parts, exchange, session, route);
    exchange.entry.statusCode = reply.statusCode;
    if (reply.endsHttpSession) parts.httpSessions.end(session);
  };
  if (carriedOut) runAfter(carriedOutAfter, act);
  runAfter(answerAfter, () => {
    writeLostAnswer(exchange.response, answer);
  });
}

function runAfter(ms: number, action: () => void): void {
  if (ms === 0) action();
  else setTimeout(action, ms).unref();
}

function carryOut(
  parts: GatewayParts,
  exchange: Exchange,
  session: HttpSession,
  route: RouteMatch,
  fate: CommandFate,
): Reply {
  if (fate.refusal) return fate.refusal;
  if (fate.isSwallowed) return accept();
  if (fate.laterFailure) return promiseInVain(parts, session, route, fate.laterFailure);
  return runHandler(parts, exchange, session, route);
}

/** 200 with a referenceId, by which the Error that follows can be told (§5.3). */
function promiseInVain(
  { world, outbox, format }: GatewayParts,
  { user }: HttpSession,
  { params }: RouteMatch,
  { errorMessage = 'Request failed' }: LaterFailure,
): Reply {
  const referenceId = world.ids.nextReferenceId();
  const failure = { userId: user.id, sessionId: params['id'], errorMessage, referenceId };
  outbox.post(writeErrorNotification(format, failure));
  return accept({ referenceId });
}

function runHandler(parts: GatewayParts, exchange: Exchange, session: HttpSession, route: RouteMatch): Reply {
  const { world, dialect, format, faults } = parts;
  const { user } = session;
  const body = isObject(exchange.body) ? exchange.body : {};
  const query = exchange.url.searchParams;
  return route.handle({ user, world, dialect, format, faults, params: route.params, query, body });
}

function send({ dialect }: GatewayParts, { response, entry }: Exchange, reply: Reply): void {
  entry.statusCode = reply.statusCode;
  if (response.destroyed) return;
  response.writeHead(reply.httpStatus, jsonHeaders);
  response.end(writeReply(reply, dialect.statusCodeAs));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
