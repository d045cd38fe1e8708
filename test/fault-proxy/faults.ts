/** What can happen between a client and a server. */

/** An answer that something on the way gives in the server's place, as it stands on the wire. */
export interface FalseAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How far a request and its answer get before the connection is cut. */
export const CUT_STAGES = ['before', 'during', 'after', 'in-head', 'in-body'] as const;
export type CutStage = (typeof CUT_STAGES)[number];

/**
 * Every connection on which these words go to the server is cut, again and again; all others are left alone. `before`
 * nothing of the request has gone through, `during` half of it, `after` all of it and nothing of the answer.
 */
export interface CutRequest {
  readonly kind: 'cut-request';
  /** Such as an operation's name. */
  readonly words: string;
  readonly stage: CutStage;
  readonly by: 'fin' | 'rst';
}

/** A connection on which nothing has passed for so long is closed, as firewalls and proxies do with long polls. */
export interface CutIdle {
  readonly kind: 'cut-idle';
  /** Milliseconds. */
  readonly after: number;
}

export type Fault =
  /** Every connection is closed, and new ones too. */
  | 'drop'
  /** Bytes vanish in both directions and nobody is told. */
  | 'half-open'
  /** Every connection is ended by RST, and new ones too. */
  | 'reset'
  /** Bytes that are no HTTP come back. */
  | 'garbage'
  /** The server's bytes come late and slowly. */
  | { readonly kind: 'slow'; readonly latency: number; readonly bytesPerSecond: number }
  /** The server's bytes come in pieces of so many bytes. */
  | { readonly kind: 'sliced'; readonly size: number }
  /** The connection is closed after so many bytes of the server's: in the middle of a body. */
  | { readonly kind: 'cut'; readonly after: number }
  | CutRequest
  | CutIdle
  | FalseAnswer;

const page = '<!doctype html><title>Guest network</title><p>Please accept our terms.</p>';

/** A guest network that answers for everybody. */
export const captivePortal: FalseAnswer = {
  kind: 'answer',
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: page,
};

/** A sign-in page in the place of every answer. */
export const signInPage: FalseAnswer = {
  kind: 'answer',
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Sign in</title><form><input name="user"><input type="password"></form>',
};

/** A firewall that refuses everything. */
export const forbiddenPage: FalseAnswer = { ...captivePortal, status: 403 };

/** Everybody is sent on, to a page of the same server or to another one. */
export function redirectTo(place: string): FalseAnswer {
  return statusOnly(302, { Location: place });
}

export function statusOnly(status: number, headers: Readonly<Record<string, string>> = {}): FalseAnswer {
  return { kind: 'answer', status, headers };
}

export function json(status: number, value: unknown): FalseAnswer {
  const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
  return { kind: 'answer', status, headers, body: JSON.stringify(value) };
}

/** The bytes of a false answer. The connection ends with it: whoever is on the way keeps none open. */
export function writeAnswer({ status, headers = {}, body = '' }: FalseAnswer): string {
  const length = status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ ...headers, ...length, Connection: 'close' });
  return [`HTTP/1.1 ${status} Fault`, ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join(
    '\r\n',
  );
}
