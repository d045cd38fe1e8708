/**
 * A contact centre in memory, for virtual time: one session, Bayeux as CometD speaks it, and a way there that cuts polls
 * which are silent for long or loses what they bring. What it cannot show is the network; the simulator does.
 */
import { AppError } from '#main/errors/app-error.ts';
import type { HttpRequest, HttpResponse, Send } from '#main/gws/http/http-exchange.ts';

const USUAL_LATENCY = 20;
const SESSION = 's1';
const MULTI_SESSION_INTERVAL = 2000;
const MAX_INTERVAL = 10_000;

export interface VirtualCentreOptions {
  readonly ack?: boolean;
  /** How long the server holds a poll, and what it announces. */
  readonly hold?: number;
  readonly announces?: number | null;
  /** Whether it holds a poll no longer than it is asked to. */
  readonly obeys?: boolean;
  /** Something on the way ends polls that are silent for so long. */
  readonly cutAfter?: number;
  readonly cutBy?: 'connection' | 504;
  /** What a request takes on its way, in milliseconds. */
  readonly latency?: number;
}

interface Message {
  readonly channel: string;
  readonly id?: string;
  readonly clientId?: string;
  readonly advice?: { readonly timeout?: number };
  readonly ext?: { readonly ack?: number | boolean };
}

interface Client {
  readonly id: string;
  /** What was not acknowledged, or not yet told, with the batch it was told in. */
  readonly queue: { readonly data: unknown; batch: number | null }[];
  batch: number;
  held: ((isOver: boolean) => void) | null;
  heardAt: number;
}

export interface VirtualCentre {
  readonly send: Send;
  say(text: string): void;
  show(visibility: 'All' | 'Agents' | 'Supervisors'): void;
  /** The next answer to a poll that tells something is lost, and the poll comes once more: as Chromium does it. */
  loseNextAnswer(): void;
  /** From now on nothing is answered. */
  die(): void;
  polls(): number;
  /** What polls have asked to be held for, in milliseconds. */
  asked(): readonly (number | null)[];
  handshakes(): number;
  /** How many polls the way has cut. */
  cuts(): number;
  requests(): number;
}

export function createVirtualCentre(options: VirtualCentreOptions = {}): VirtualCentre {
  const { ack = false, hold = 30_000, obeys = true, cutAfter = Infinity, cutBy = 'connection' } = options;
  const { latency = USUAL_LATENCY } = options;
  const announces = options.announces === undefined ? hold : options.announces;
  const clients = new Map<string, Client>();
  const texts: string[] = ['Hello.'];
  const asked: (number | null)[] = [];
  let visibility = 'Supervisors';
  let isLosing = false;
  let isDead = false;
  let handshakes = 0;
  let cuts = 0;
  let requests = 0;

  const wire = () => ({
    id: SESSION,
    state: 'Chatting',
    capabilities: ['Leave'],
    participants: [
      { nickname: 'Cleo', type: 'Customer', participantId: 'c', visibility: 'All' },
      { nickname: 'Sam', type: 'Agent', participantId: 'p', visibility, uri: 'http://x/users/sam' },
    ],
  });
  const logFrom = (first: number) =>
    texts.flatMap((text, place) =>
      place + 1 < first
        ? []
        : [
            {
              index: place + 1,
              type: 'Text',
              text,
              visibility: 'All',
              from: { nickname: 'Cleo', type: 'Customer', participantId: 'c', visibility: 'All' },
            },
          ],
    );

  function tell(data: unknown): void {
    for (const client of clients.values()) {
      client.queue.push({ data, batch: null });
      client.held?.(true);
    }
  }

  function rest(url: URL): object {
    if (url.pathname.endsWith('/messages'))
      return { messages: logFrom(Number(url.searchParams.get('startIndex') ?? 0)) };
    if (url.pathname.endsWith('/me/smssessions')) return { smssessions: [wire()] };
    if (url.pathname.endsWith(`/${SESSION}`)) return { smssession: wire() };
    return { user: { id: 'sam', userName: 'sam', channels: [] } };
  }

  /** Resolves when there is something to tell or the time is up; `true` when the way has cut it before. */
  function holdPoll(client: Client, advice: Message['advice']): Promise<boolean> {
    const wanted = obeys || advice?.timeout === 0 ? (advice?.timeout ?? hold) : hold;
    const isQuiet = client.queue.every(({ batch }) => batch !== null);
    return new Promise((resolve) => {
      if (!isQuiet || wanted === 0) return resolve(false);
      const end = (isCut: boolean): void => {
        clearTimeout(timer);
        clearTimeout(cutter);
        if (!isCut) client.held = null;
        resolve(isCut);
      };
      const timer = setTimeout(() => end(false), wanted);
      const cutter = setTimeout(
        () => {
          end(true);
          cuts += 1;
          // The server does not notice: what it tells next goes into the dead connection.
          client.held = () => lose(client);
        },
        Math.min(cutAfter, 2 ** 31 - 1),
      );
      client.held = () => end(false);
    });
  }

  function lose(client: Client): void {
    client.held = null;
    if (!ack) client.queue.length = 0;
    else for (const each of client.queue) each.batch ??= client.batch++;
  }

  async function connect(message: Message): Promise<{ replies: object[]; isCut: boolean }> {
    const client = clients.get(message.clientId ?? '');
    if (!client) return { replies: [unknown(message)], isCut: false };
    asked.push(message.advice?.timeout ?? null);
    client.heardAt = Date.now();
    // A poll that comes once more ends the first.
    client.held?.(false);
    const acknowledged = message.ext?.ack;
    if (typeof acknowledged === 'number')
      client.queue.splice(
        0,
        client.queue.filter(({ batch }) => batch !== null && batch <= acknowledged).length,
      );
    for (const each of client.queue) each.batch = null;
    const others = [...clients.values()].some((other) => other !== client && other.held !== null);
    const advice = others
      ? { advice: { 'multiple-clients': true, reconnect: 'retry', interval: MULTI_SESSION_INTERVAL } }
      : {};
    if (!others && (await holdPoll(client, message.advice))) return { replies: [], isCut: true };
    client.heardAt = Date.now();
    const batch = client.batch++;
    const data = client.queue.map((each) => ({ channel: '/v2/me/smssessions', data: each.data }));
    for (const each of client.queue) each.batch = batch;
    if (isLosing && data.length > 0) {
      isLosing = false;
      if (!ack) client.queue.length = 0;
      return connect(message);
    }
    if (!ack) client.queue.length = 0;
    const reply = { ...known(message), ...advice, ...(ack && { ext: { ack: batch } }) };
    return { replies: [...data, reply], isCut: false };
  }

  function known({ channel, id }: Message): object {
    return { channel, id, successful: true };
  }

  function unknown({ channel, id }: Message): object {
    const advice = { reconnect: 'handshake', interval: 0 };
    return { channel, id, successful: false, error: '402::Unknown client', advice };
  }

  function handshake(message: Message): object {
    handshakes += 1;
    for (const [id, { held, heardAt }] of clients)
      if (held === null && Date.now() - heardAt > MAX_INTERVAL) clients.delete(id);
    const client = { id: `client${handshakes}`, queue: [], batch: 1, held: null, heardAt: Date.now() };
    clients.set(client.id, client);
    return {
      ...known(message),
      clientId: client.id,
      supportedConnectionTypes: ['long-polling'],
      advice: { reconnect: 'retry', interval: 0, ...(announces !== null && { timeout: announces }) },
      ...(ack && { ext: { ack: true } }),
    };
  }

  async function bayeux(messages: readonly Message[]): Promise<HttpResponse> {
    const replies: object[] = [];
    for (const message of messages) {
      if (message.channel === '/meta/handshake') replies.push(handshake(message));
      else if (message.channel === '/meta/connect') {
        const { replies: answer, isCut } = await connect(message);
        if (isCut && cutBy === 504) return { status: 504, headers: {}, body: '<h1>Gateway Timeout</h1>' };
        if (isCut) throw new AppError('no-answer');
        replies.push(...answer);
      } else {
        if (message.channel === '/meta/disconnect') clients.delete(message.clientId ?? '');
        replies.push({ ...known(message), clientId: message.clientId });
      }
    }
    return { status: 200, headers: {}, body: JSON.stringify(replies) };
  }

  async function answer({ url, body }: HttpRequest): Promise<HttpResponse> {
    await new Promise((resolve) => setTimeout(resolve, latency));
    const given = url.endsWith('/notifications')
      ? await bayeux(JSON.parse(body ?? '[]') as Message[]) // ours
      : { status: 200, headers: {}, body: JSON.stringify({ statusCode: 0, ...rest(new URL(url)) }) };
    return isDead ? new Promise(() => undefined) : given;
  }

  return {
    send(request) {
      requests += 1;
      return new Promise((resolve, reject) => {
        const giveUp = (): void => reject(new AppError('no-answer'));
        const timer = setTimeout(giveUp, request.timeLimit);
        request.signal?.addEventListener('abort', giveUp);
        answer(request)
          .then(resolve, reject)
          .finally(() => {
            clearTimeout(timer);
            request.signal?.removeEventListener('abort', giveUp);
          });
      });
    },
    say(text) {
      texts.push(text);
      tell({
        messageType: 'MessageLogUpdated',
        smssessionUri: `/${SESSION}`,
        messages: logFrom(texts.length),
      });
    },
    show(next) {
      visibility = next;
      tell({
        messageType: 'SMSsessionStateChangeMessage',
        notificationType: 'ParticipantsUpdated',
        smssession: wire(),
      });
    },
    loseNextAnswer: () => void (isLosing = true),
    die: () => void (isDead = true),
    polls: () => asked.length,
    asked: () => asked,
    handshakes: () => handshakes,
    cuts: () => cuts,
    requests: () => requests,
  };
}
