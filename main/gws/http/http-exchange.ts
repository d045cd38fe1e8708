/** One HTTP request and its answer, as plain data: what main/gws asks of the network and all it needs to know of it. */

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * False for what must not be carried out twice. All else may be sent again by the network itself, unnoticed, when a
   * connection that was kept dies before the answer.
   */
  readonly idempotent: boolean;
  /** Milliseconds of silence after which no more is waited for: a long answer may take longer than that. */
  readonly timeLimit: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  /** Of HTTP. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Names of cookies that came with the answer and were not taken, such as one marked as secure over http. */
  readonly refusedCookies?: readonly string[];
}

/**
 * Sends a request with the cookies of its account and keeps those that come back. Redirects are not followed.
 * Throws an AppError (`unknown-host`, `connection-refused`, `no-answer`, `certificate-…`, `network-unreachable`,
 * `network-service-lost`)
 * when no HTTP answer came; any answer, whatever its status, is returned.
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;
