/** Our connection and bare faye behind one small interface, so that the same can be expected of both. */
import { createRequire } from 'node:module';
import { backoff } from '#main/gws/connection/backoff.ts';
import { openDesk } from '#test/main/gws/supervisor-desk.ts';

export interface LineClient {
  /** Begins to listen; resolves when it does. */
  open(): Promise<void>;
  /** What it says went wrong, each time. */
  complaints(): readonly string[];
  /** Whether a text has reached whoever uses this client. */
  has(text: string): boolean;
  /** Says goodbye. */
  close(): Promise<void>;
  /** Sends nothing any more, goodbye or not: the test is over. */
  silence(): void;
}

export type MakeClient = (url: string, sessionId: string) => LineClient;

/** By how much the pauses of both are shortened. */
const HASTE = 20;
const RETRY_OF_FAYE = 5;

function makeOurs(pauseBefore: (attempt: number) => number): MakeClient {
  return (url, sessionId) => {
    const desk = openDesk({ url, parts: { backoff: pauseBefore } });
    return {
      open: () => desk.signIn(),
      // A try is told twice: before its pause and when it begins.
      complaints: () =>
        desk.states.flatMap((state) =>
          'attempt' in state && state.nextTryAt !== null ? [state.reason] : [],
        ),
      has: (text) => desk.transcript(sessionId).some((line) => line.endsWith(text)),
      close: () => desk.connection.signOut(),
      silence: () => undefined,
    };
  };
}

/** Pauses grow as in the product, only faster. */
export const ourClient = makeOurs((attempt) => backoff(attempt) / HASTE);

/** With the product's own pauses, which are what protects a server. */
export const ourPatientClient = makeOurs(backoff);

interface BareFaye {
  disable(feature: 'websocket'): void;
  setHeader(name: string, value: string): void;
  subscribe(channel: string, onMessage: (data: unknown) => void): PromiseLike<unknown>;
  addExtension(extension: { outgoing(message: object, pass: (message: object) => void): void }): void;
  on(event: 'transport:down', listener: () => void): void;
  disconnect(): PromiseLike<unknown> | undefined;
}

/** A copy of faye of its own: the product's has been given another transport. */
const { Client } = loadAfresh('faye') as {
  readonly Client: new (endpoint: string, options: { retry: number }) => BareFaye;
};

export const bareFaye: MakeClient = (url) => {
  const texts: string[] = [];
  const complaints: string[] = [];
  let isOver = false;
  const client = new Client(`${url}/api/v2/notifications`, { retry: RETRY_OF_FAYE / HASTE });
  client.disable('websocket');
  client.setHeader('Authorization', `Basic ${Buffer.from('sam:demo').toString('base64')}`);
  client.on('transport:down', () => complaints.push('transport:down'));
  client.addExtension({
    outgoing(message, pass) {
      if (!isOver) pass(message);
    },
  });
  return {
    async open() {
      await client.subscribe('/v2/me/*', (data) => texts.push(JSON.stringify(data)));
    },
    complaints: () => complaints,
    has: (text) => texts.some((each) => each.includes(`"${text}"`)),
    async close() {
      await client.disconnect();
    },
    silence: () => void (isOver = true),
  };
};

function loadAfresh(name: string): unknown {
  const require = createRequire(import.meta.url);
  const folder = `/node_modules/${name}/`;
  const cached = Object.entries(require.cache).filter(([path]) =>
    path.replaceAll('\\', '/').includes(folder),
  );
  for (const [path] of cached) Reflect.deleteProperty(require.cache, path);
  const fresh: unknown = require(name);
  for (const [path, module] of cached) require.cache[path] = module;
  return fresh;
}
