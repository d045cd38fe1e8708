/** A server that, when it restarts, numbers what it has kept of each session anew, from 0: its answers, rewritten. */
import type { HttpRequest, HttpResponse, Send } from '#main/gws/http/http-exchange.ts';
import type { ScriptedSession } from '#test/gws-simulator/index.ts';

export interface RenumberedServer {
  /** The same requests, with the new numbers in and out. */
  wrap(send: Send): Send;
  renumber(sessions: readonly ScriptedSession[]): void;
  hasRenumbered(): boolean;
}

interface Numbered {
  index?: number;
}

interface Told {
  readonly data?: { readonly smssessionUri?: string; readonly messages?: readonly Numbered[] };
}

export function createRenumberedServer(): RenumberedServer {
  /** The simulator's indexes of what was kept when the numbers began anew, by session. */
  const keptOf = new Map<string, readonly number[]>();

  /** What has gone, such as typing, took its numbers with it. */
  function renumbered(sessionId: string, index: number): number {
    const kept = keptOf.get(sessionId);
    if (!kept) return index;
    const place = kept.indexOf(index);
    return place < 0 ? kept.length + index - (kept.at(-1) ?? 0) - 1 : place;
  }

  function rewrite(sessionId: string, messages: readonly Numbered[] = []): void {
    for (const message of messages)
      if (message.index !== undefined) message.index = renumbered(sessionId, message.index);
  }

  function rewriteLog({ url }: HttpRequest, response: HttpResponse): HttpResponse {
    const { pathname, searchParams } = new URL(url);
    const sessionId = pathname.split('/').at(-2) ?? '';
    const log = JSON.parse(response.body) as { messages?: Numbered[] }; // the simulator's own
    rewrite(sessionId, log.messages);
    const from = Number(searchParams.get('startIndex'));
    const messages = log.messages?.filter(({ index = 0 }) => index >= from);
    return { ...response, body: JSON.stringify({ ...log, ...(messages && { messages }) }) };
  }

  function rewriteNotifications(response: HttpResponse): HttpResponse {
    const told = JSON.parse(response.body) as Told[]; // the simulator's own
    for (const { data } of told) rewrite(data?.smssessionUri?.split('/').at(-1) ?? '', data?.messages);
    return { ...response, body: JSON.stringify(told) };
  }

  return {
    wrap: (send) => async (request) => {
      const isLog = request.url.includes('/messages?');
      const whole = request.url.replace(/startIndex=\d+/, 'startIndex=0');
      const response = await send(isLog ? { ...request, url: whole } : request);
      if (response.status !== 200) return response;
      if (isLog) return rewriteLog(request, response);
      return request.url.endsWith('/notifications') ? rewriteNotifications(response) : response;
    },
    renumber(sessions) {
      for (const session of sessions) {
        keptOf.set(
          session.id,
          session.messages.map(({ index }) => index),
        );
      }
    },
    hasRenumbered: () => keptOf.size > 0,
  };
}
