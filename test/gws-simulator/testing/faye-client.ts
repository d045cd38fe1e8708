/** faye as a second, independent client of the simulator. */
import { createRequire } from 'node:module';
import type { Simulator } from '#test/gws-simulator/index.ts';

interface FayeClient {
  disable(feature: 'websocket'): void;
  setHeader(name: string, value: string): void;
  subscribe(channel: string, onMessage: (data: Record<string, unknown>) => void): PromiseLike<unknown>;
  addExtension(extension: {
    incoming: (message: Record<string, unknown>, pass: (message: object) => void) => void;
  }): void;
  disconnect(): void;
}

// faye is CommonJS and has no types.
const faye = createRequire(import.meta.url)('faye') as {
  Client: new (address: string, options: { retry: number }) => FayeClient;
};

export interface ListeningFaye {
  /** The next text that somebody says. */
  nextText(): Promise<string>;
  /** Resolves when the server accepts a subscription from now on. */
  nextSubscription(): Promise<void>;
  close(): void;
}

export async function connectFaye(
  gws: Pick<Simulator, 'url'>,
  userName: string,
  channel: string,
): Promise<ListeningFaye> {
  const client = new faye.Client(`${gws.url}/api/v2/notifications`, { retry: 0.05 });
  client.disable('websocket');
  // faye keeps cookies of its own and then drops those that are set, hence Basic on every request.
  client.setHeader('Authorization', `Basic ${Buffer.from(`${userName}:demo`).toString('base64')}`);
  const texts: string[] = [];
  let wake: () => void = () => undefined;
  let subscribed: () => void = () => undefined;
  client.addExtension({
    incoming: (message, pass) => {
      pass(message);
      if (message['channel'] === '/meta/subscribe' && message['successful'] === true) subscribed();
    },
  });
  await client.subscribe(channel, (data) => {
    for (const [, text = ''] of JSON.stringify(data).matchAll(/"text":"([^"]*)"/g)) texts.push(text);
    wake();
  });
  return {
    nextText: async () => {
      for (;;) {
        const text = texts.shift();
        if (text !== undefined) return text;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    nextSubscription: async () => new Promise((resolve) => (subscribed = resolve)),
    close: () => client.disconnect(),
  };
}
