/** The parts of faye 1.4 that the console uses; the package brings no types. */

declare module 'faye' {
  export interface BayeuxAdvice {
    readonly reconnect?: string;
    readonly interval?: number;
    readonly timeout?: number;
  }

  export interface BayeuxMessage {
    readonly channel: string;
    readonly id?: string;
    readonly clientId?: string;
    readonly successful?: boolean;
    readonly error?: string;
    readonly advice?: BayeuxAdvice;
    readonly ext?: unknown;
    readonly data?: unknown;
  }

  export interface Extension {
    incoming?(message: BayeuxMessage, callback: (message: BayeuxMessage | null) => void): void;
    outgoing?(message: BayeuxMessage, callback: (message: BayeuxMessage | null) => void): void;
  }

  export interface Scheduler {
    /** Seconds. */
    getTimeout(): number;
    /** Seconds. */
    getInterval(): number;
    isDeliverable(): boolean;
    send(): void;
    succeed(): void;
    fail(): void;
    abort(): void;
  }

  /** `tls` is handed to the transport as it is. */
  export interface ClientOptions {
    readonly tls?: object;
    readonly scheduler?: new () => Scheduler;
    readonly timeout?: number;
  }

  export class Client {
    constructor(endpoint: string, options?: ClientOptions);
    disable(feature: string): void;
    addExtension(extension: Extension): void;
    subscribe(channel: string, callback: (data: unknown) => void): PromiseLike<void>;
    disconnect(): PromiseLike<void> | undefined;
  }
}

/** Taken by itself: the package as a whole brings a server too. */
declare module 'faye/src/protocol/client.js' {
  export { Client as default } from 'faye';
}

declare module 'faye/src/transport/transport.js' {
  import type { BayeuxMessage } from 'faye';

  export interface Dispatcher {
    readonly tls: object;
  }

  export interface Endpoint {
    readonly href: string;
  }

  export interface TransportClass {
    new (dispatcher: Dispatcher, endpoint: Endpoint): Transport;
    isUsable(
      dispatcher: Dispatcher,
      endpoint: Endpoint,
      callback: (isUsable: boolean) => void,
      context: unknown,
    ): void;
  }

  export default class Transport {
    static register(connectionType: string, transport: TransportClass): void;
    constructor(dispatcher: Dispatcher, endpoint: Endpoint);
    protected readonly _dispatcher: Dispatcher;
    encode(messages: readonly BayeuxMessage[]): string;
    request(messages: readonly BayeuxMessage[]): unknown;
    close(): void;
    protected _receive(replies: readonly BayeuxMessage[]): void;
  }
}

declare module 'faye/src/transport/node_http.js' {
  import type { TransportClass } from 'faye/src/transport/transport.js';

  const NodeHttp: TransportClass;
  export default NodeHttp;
}
