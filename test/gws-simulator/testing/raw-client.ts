/** A client of plain fetch and hand-made Bayeux, to see the simulator as it is on the wire. */
import type { Simulator } from '#test/gws-simulator/index.ts';

export type Data = Readonly<Record<string, unknown>>;
export type BayeuxMessage = Data & { readonly channel?: string; readonly data?: Data };

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export class RawClient {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  readonly #received: Data[] = [];
  #waiting: (() => void) | undefined;
  clientId = '';
  /** Sent with every POST; see `Dialect.csrf`. */
  csrfToken: string | undefined;

  constructor(gws: Pick<Simulator, 'url'>) {
    this.#origin = gws.url;
  }

  /** Login by Basic on a GET. */
  async signIn(userName: string, password = 'demo'): Promise<Answer> {
    const credentials = Buffer.from(`${userName}:${password}`).toString('base64');
    return this.request('GET', '/me', undefined, { authorization: `Basic ${credentials}` });
  }

  /** `path` is relative to /api/v2. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const isPost = method === 'POST';
    const response = await fetch(`${this.#origin}/api/v2${path}`, {
      method,
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(isPost && { 'content-type': 'application/json' }),
        ...(isPost && this.csrfToken !== undefined && { 'X-CSRF-TOKEN': this.csrfToken }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  async get(path: string): Promise<Data> {
    return parseObject((await this.request('GET', path)).text);
  }

  /** A command to one's session; HTTP status and body in one. */
  async operate(sessionId: string, operationName: string, parameters: Data = {}): Promise<Data> {
    const body = { operationName, ...parameters };
    const answer = await this.request('POST', `/me/smssessions/${sessionId}`, body);
    return { httpStatus: answer.status, ...parseObject(answer.text) };
  }

  dropCookie(name: string): void {
    this.#cookies.delete(name);
  }

  async bayeux(message: Data, suffix = ''): Promise<BayeuxMessage[]> {
    const answer = await this.request('POST', `/notifications${suffix}`, [{ id: '1', ...message }]);
    return parseArray(answer.text);
  }

  async handshake(suffix = ''): Promise<BayeuxMessage> {
    const supportedConnectionTypes = ['long-polling'];
    const [reply = {}] = await this.bayeux(
      { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes },
      suffix,
    );
    this.clientId = String(reply['clientId']);
    return reply;
  }

  async subscribe(subscription: string): Promise<BayeuxMessage[]> {
    return this.bayeux({ channel: '/meta/subscribe', clientId: this.clientId, subscription });
  }

  async connect(advice?: Data, suffix = ''): Promise<BayeuxMessage[]> {
    const connectionType = 'long-polling';
    const { clientId } = this;
    const replies = await this.bayeux(
      { channel: '/meta/connect', clientId, connectionType, ...(advice && { advice }) },
      suffix,
    );
    this.#keep(replies);
    return replies;
  }

  /** Signs in and listens until the server is gone or the client is unknown. */
  async listen(userName: string, subscription = '/v2/me/*'): Promise<void> {
    await this.signIn(userName);
    await this.handshake();
    await this.subscribe(subscription);
    void this.#pollOnAndOn();
  }

  /** The next notification that has not been looked at yet. */
  async nextNotification(): Promise<Data> {
    for (;;) {
      const next = this.#received.shift();
      if (next) return next;
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  async nextNotifications(count: number): Promise<Data[]> {
    const all: Data[] = [];
    while (all.length < count) all.push(await this.nextNotification());
    return all;
  }

  async #pollOnAndOn(): Promise<void> {
    let isKnown = true;
    while (isKnown) {
      const replies = await this.connect().catch(() => []);
      isKnown = replies.some((reply) => reply['successful'] === true);
    }
  }

  #keep(messages: readonly BayeuxMessage[]): void {
    for (const { channel, data } of messages) {
      if (data) this.#received.push({ channel, ...data });
    }
    this.#waiting?.();
  }
}

/** In tests the wire is read without suspicion: what is wrong shows in the comparison that follows. */
function parseObject(text: string): Data {
  return JSON.parse(text) as Data;
}

function parseArray(text: string): BayeuxMessage[] {
  return JSON.parse(text) as BayeuxMessage[];
}
