/** Sends requests through Node's fetch with one cookie jar: stands in for Electron's network in joined tests. */
import { AppError } from '#main/errors/app-error.ts';
import type { HttpRequest, Send } from '#main/gws/http/http-exchange.ts';
import { decodeBody } from '#main/network/decode-body.ts';
import { refuseRedirect } from '#main/network/redirects.ts';

export interface NodeSend {
  readonly send: Send;
  forgetCookies(): Promise<void>;
}

export interface NodeSendOptions {
  /**
   * As Chromium does when a connection that was used before dies without an answer: nobody is told. True for every
   * request, or for those of which the function says so.
   */
  readonly resendsSilently?: boolean | ((request: HttpRequest) => boolean);
}

export function createNodeSend({ resendsSilently = false }: NodeSendOptions = {}): NodeSend {
  const jar = new Map<string, string>();
  const isResent = (request: HttpRequest): boolean =>
    typeof resendsSilently === 'boolean' ? resendsSilently : resendsSilently(request);
  const fetchAgain = async (request: HttpRequest, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(request.url, init);
    } catch (error) {
      if (!isResent(request) || init.signal?.aborted === true) throw error;
      return fetch(request.url, init);
    }
  };
  return {
    async send(request) {
      const { method, url, headers, body, timeLimit, signal } = request;
      // Held by its timer: Node forgets a signal made of others when nobody but fetch has it.
      const ending = new AbortController();
      const end = (): void => ending.abort();
      const timer = setTimeout(end, timeLimit);
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      try {
        const response = await fetchAgain(request, {
          method,
          headers: { ...headers, ...(cookie && { cookie }) },
          redirect: 'manual',
          signal: ending.signal,
          ...(body !== undefined && { body }),
        });
        const target = response.headers.get('location');
        const moved = target === null ? null : refuseRedirect(url, new URL(target, url).href);
        if (moved) throw moved;
        for (const line of response.headers.getSetCookie()) keep(jar, line);
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: decodeBody(
            new Uint8Array(await response.arrayBuffer()),
            response.headers.get('content-type') ?? '',
          ),
        };
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw new AppError('no-answer', { cause });
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
      }
    },
    forgetCookies() {
      jar.clear();
      return Promise.resolve();
    },
  };
}

function keep(jar: Map<string, string>, setCookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
  jar.set(name, value);
}
