/** One HTTP request and its answer, as plain data: what main/gws asks of the network and all it needs to know of it. */

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the answer must be complete. */
  readonly timeLimit: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends a request with the cookies of its account and keeps those that come back. Redirects are not followed.
 * Throws an AppError (`unknown-host`, `connection-refused`, `no-answer`, `certificate-…`, `network-unreachable`)
 * when no HTTP answer came; any answer, whatever its status, is returned.
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;
