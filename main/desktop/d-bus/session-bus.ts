/**
 * Talks with the other programs of a Linux desktop over its session bus, and never makes anybody wait: what is asked is sent, and the
 * answer comes when it comes. Electron's own ways to the bus stand still until the other program has answered.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { decodeUriPart } from '#preload/rules/decode-uri-part.ts';
import type { BusCall, BusMessage, Value } from './bus-message.ts';
import { decodeMessage, encodeCall, KINDS } from './bus-message.ts';

export interface SessionBus {
  /** It can be talked to. */
  isThere(): Promise<boolean>;
  /** Rejects when there is no bus or it hangs up, with a refusal, and when nobody has answered in time. */
  call(call: BusCall, timeLimit?: number): Promise<readonly Value[]>;
  /** From the next call on, to every signal of this interface that `sender`, a name on the bus, gives. */
  listen(sender: string, name: string, listener: (member: string, values: readonly Value[]) => void): void;
  close(): void;
}

/** Milliseconds: as long as D-Bus's own library waits. */
const ANSWER_TIMEOUT_MS = 25_000;

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

interface Connection {
  send(call: BusCall): Promise<readonly Value[]>;
  close(): void;
}

interface Listening {
  readonly sender: string;
  readonly name: string;
  readonly listener: (member: string, values: readonly Value[]) => void;
}

/** Connects when it is first used, and again when the bus has hung up. */
export function createSessionBus(env: NodeJS.ProcessEnv): SessionBus {
  const listening: Listening[] = [];
  let current: Promise<Connection> | null = null;

  function hear({ kind, interface: name, member, values }: BusMessage): void {
    if (kind !== KINDS.signal) return;
    for (const each of listening) if (each.name === name) each.listener(member, values);
  }

  function connection(): Promise<Connection> {
    if (current) return current;
    const opening = open(findSocket(env), hear, () => {
      if (current === opening) current = null;
    });
    current = opening;
    void opening
      .then(({ send }) => listening.forEach(({ sender, name }) => void subscribe(send, sender, name)))
      .catch(() => {
        if (current === opening) current = null;
      });
    return opening;
  }

  return {
    isThere: async () => {
      try {
        await connection();
        return true;
      } catch {
        return false;
      }
    },
    async call(call, timeLimit = ANSWER_TIMEOUT_MS) {
      const answer = connection().then(({ send }) => send(call));
      return within(timeLimit, answer);
    },
    listen: (sender, name, listener) => void listening.push({ sender, name, listener }),
    close: () => void current?.then((each) => each.close()).catch(() => undefined),
  };
}

/** Who does not get to hear a signal only misses what it would have said. */
async function subscribe(send: Connection['send'], sender: string, name: string): Promise<void> {
  const rule = `type='signal',sender='${sender}',interface='${name}'`;
  await send({ ...BUS, member: 'AddMatch', args: [['s', rule]] }).catch(() => undefined);
}

async function within<T>(timeLimit: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('nobody has answered on the bus')), timeLimit);
  });
  return Promise.race([promise, timeUp]).finally(() => clearTimeout(timer));
}

/** Where the bus listens: the first place of the list that is a socket on this computer, or where it usually is. */
function findSocket(env: NodeJS.ProcessEnv): string {
  const addresses = (env['DBUS_SESSION_BUS_ADDRESS'] ?? '').split(';');
  for (const address of addresses) {
    const [, kind, written = ''] = /^unix:(?:.*,)?(path|abstract)=([^,]*)/.exec(address) ?? [];
    const path = decodeUriPart(written) ?? '';
    if (path !== '' && kind !== undefined) return kind === 'abstract' ? `\0${path}` : path;
  }
  const folder = env['XDG_RUNTIME_DIR'];
  if (folder === undefined || addresses.some((address) => address !== '')) throw new Error('no session bus');
  return join(folder, 'bus');
}

async function open(
  path: string,
  onMessage: (message: BusMessage) => void,
  onEnd: () => void,
): Promise<Connection> {
  const socket = connect(path);
  socket.unref();
  socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy());
  const waiting = new Map<number, { resolve(values: readonly Value[]): void; reject(error: Error): void }>();
  let serial = 0;

  function end(error: Error): void {
    socket.destroy();
    onEnd();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function take(message: BusMessage): void {
    onMessage(message);
    const asked = waiting.get(message.replyTo);
    if (message.kind === KINDS.answer) asked?.resolve(message.values);
    if (message.kind === KINDS.error) asked?.reject(new Error('refused on the bus'));
  }

  /** What is never answered is forgotten like the rest: nobody waits for it any more. */
  function send(call: BusCall): Promise<readonly Value[]> {
    serial += 1;
    const mine = serial;
    return within(
      ANSWER_TIMEOUT_MS,
      new Promise<readonly Value[]>((resolve, reject) => {
        if (socket.destroyed) throw new Error('the bus has hung up');
        waiting.set(mine, { resolve, reject });
        socket.write(encodeCall(call, mine));
      }),
    ).finally(() => waiting.delete(mine));
  }

  const whenOver = (): void => end(new Error('the bus has hung up'));
  socket.on('close', whenOver);
  socket.on('error', whenOver);
  await signIn(socket);
  readMessages(socket, take, whenOver);
  // The bus hears nobody who has not said this first.
  await send({ ...BUS, member: 'Hello', args: [] });
  // From now on it may be silent for as long as it likes.
  socket.setTimeout(0);
  return { send, close: whenOver };
}

/** By the user that this process runs as, which the socket tells the bus. */
function signIn(socket: Socket): Promise<void> {
  const user = Buffer.from(String(process.getuid?.() ?? '')).toString('hex');
  return new Promise((resolve, reject) => {
    socket.once('close', () => reject(new Error('the bus has hung up')));
    socket.once('data', (said: Buffer) => {
      if (!said.toString('latin1').startsWith('OK ')) {
        socket.destroy();
        return;
      }
      socket.write('BEGIN\r\n');
      resolve();
    });
    socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  });
}

/** Whatever is no message ends the connection. */
function readMessages(socket: Socket, take: (message: BusMessage) => void, onNonsense: () => void): void {
  let read: Buffer = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    read = Buffer.concat([read, piece]);
    try {
      for (let next = decodeMessage(read); next; next = decodeMessage(read)) {
        read = read.subarray(next.size);
        take(next.message);
      }
    } catch {
      onNonsense();
    }
  });
}
