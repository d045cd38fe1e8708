/** What an operation answers: GWS's statusCode, and the HTTP status that goes with it (§5). */
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { Json } from '#test/gws-simulator/wire/wire-format.ts';

export type StatusCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 10 | 20;
export type ErrorCode = Exclude<StatusCode, 0>;

export interface Reply {
  readonly statusCode: number;
  readonly httpStatus: number;
  /** On an error there is nothing but statusCode and statusMessage (§5.1). */
  readonly statusMessage?: string;
  readonly content?: Json;
  /** EndContactCenterSession invalidates the HTTP session (§3.4). */
  readonly endsHttpSession?: true;
}

const httpStatuses: Readonly<Record<StatusCode, number>> = {
  0: 200,
  1: 400,
  2: 400,
  3: 403,
  4: 500,
  5: 403,
  6: 404,
  7: 200,
  8: 403,
  10: 400,
  20: 403,
};

export function accept(content: Json = {}): Reply {
  return { statusCode: 0, httpStatus: 200, content };
}

export function refuse(statusCode: ErrorCode, statusMessage: string): Reply {
  return { statusCode, httpStatus: httpStatuses[statusCode], statusMessage };
}

/** The HTTP status for a statusCode that a test makes up. */
export function httpStatusFor(statusCode: number): number {
  const known = Object.entries(httpStatuses).find(([code]) => Number(code) === statusCode);
  return known?.[1] ?? 500;
}

export const resourceNotFound = refuse(6, 'Resource not found');
export const wrongState = refuse(2, 'Operation is not valid for the current state');
export const notPermitted = refuse(5, 'User does not have the permission');

export function writeReply(reply: Reply, statusCodeAs: Dialect['statusCodeAs']): string {
  const statusCode = statusCodeAs === 'string' ? String(reply.statusCode) : reply.statusCode;
  const { statusMessage, content } = reply;
  return JSON.stringify({ statusCode, ...(statusMessage !== undefined && { statusMessage }), ...content });
}
