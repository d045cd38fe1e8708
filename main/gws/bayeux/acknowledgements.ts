/**
 * CometD's acknowledgement extension (gws-api.md §4.4): each poll says which batch of notifications has arrived, and the
 * server tells again what has not. Without it, what was written into a connection that dies is gone, and when Chromium
 * sends the poll again by itself nobody learns of it.
 */
import type { BayeuxMessage, Extension } from 'faye';
import { z } from 'zod';

/** CometD's client begins with it: nothing has arrived. */
const NOTHING_YET = -1;

/** `true`, or what newer servers say: that it is on, and from which batch. */
const handshakeExt = z.object({
  ack: z.union([
    z.literal(true).transform(() => NOTHING_YET),
    z
      .object({ enabled: z.literal(true), batch: z.number().optional() })
      .transform(({ batch }) => batch ?? NOTHING_YET),
  ]),
});
const connectExt = z.object({ ack: z.number() });

export interface Acknowledgements {
  readonly extension: Extension;
  /** The server has the extension: it tells again what was not acknowledged. */
  isOn(): boolean;
}

export function createAcknowledgements(): Acknowledgements {
  let arrived: number | null = null;

  function take({ channel, successful, ext }: BayeuxMessage): void {
    if (successful !== true) return;
    if (channel === '/meta/handshake') arrived = handshakeExt.safeParse(ext).data?.ack ?? null;
    else if (channel === '/meta/connect' && arrived !== null)
      arrived = connectExt.safeParse(ext).data?.ack ?? arrived;
  }

  function offer(message: BayeuxMessage): BayeuxMessage {
    if (message.channel === '/meta/handshake') return { ...message, ext: { ack: true } };
    return message.channel === '/meta/connect' && arrived !== null
      ? { ...message, ext: { ack: arrived } }
      : message;
  }

  return {
    extension: {
      incoming(message, callback) {
        take(message);
        callback(message);
      },
      outgoing: (message, callback) => callback(offer(message)),
    },
    isOn: () => arrived !== null,
  };
}
