/** Asks the X server who owns a selection: two small questions of the X11 protocol, because no program for them is sure to be there. */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';

const INTERN_ATOM = 16;
const GET_SELECTION_OWNER = 23;
/** Every answer of the server has so many bytes, and what comes on top. */
const ANSWER = 32;
const COOKIE = 'MIT-MAGIC-COOKIE-1';

/** False as well when there is no X server on this computer, or it does not answer. `patience` in milliseconds. */
export async function hasSelectionOwner(
  selection: string,
  env: NodeJS.ProcessEnv,
  patience: number,
): Promise<boolean> {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env['DISPLAY'] ?? '')?.[1];
  if (number === undefined) return false;
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  socket.setTimeout(patience, () => socket.destroy());
  socket.on('error', () => undefined);
  try {
    return await ask(socket, selection, await findCookie(number, env));
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function ask(socket: Socket, selection: string, cookie: Buffer): Promise<boolean> {
  const read = createReading(socket);
  socket.write(greeting(cookie));
  const head = await read(8);
  if (head[0] !== 1) return false;
  await read(head.readUInt16LE(6) * 4);
  socket.write(request(INTERN_ATOM, 1, nameOf(selection)));
  const atom = (await read(ANSWER)).readUInt32LE(8);
  if (atom === 0) return false;
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(atom);
  socket.write(request(GET_SELECTION_OWNER, 0, wanted));
  return (await read(ANSWER)).readUInt32LE(8) !== 0;
}

/** Returns what reads so many bytes, no matter in which pieces they come. */
function createReading(socket: Socket): (length: number) => Promise<Buffer> {
  const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>; // without an encoding it gives bytes
  let rest: Buffer = Buffer.alloc(0);
  return async (length) => {
    while (rest.length < length) {
      const piece = await pieces.next();
      if (piece.done === true) throw new Error('the X server has hung up');
      rest = Buffer.concat([rest, piece.value]);
    }
    const wanted = rest.subarray(0, length);
    rest = rest.subarray(length);
    return wanted;
  };
}

/** Little-endian, protocol 11.0. */
function greeting(cookie: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  const name = cookie.length === 0 ? '' : COOKIE;
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(Buffer.from(name)), padded(cookie)]);
}

function request(opcode: number, detail: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head[0] = opcode;
  head[1] = detail;
  head.writeUInt16LE(1 + content.length / 4, 2);
  return Buffer.concat([head, content]);
}

function nameOf(text: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(text.length);
  return Buffer.concat([head, padded(Buffer.from(text))]);
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
}

/** What lets a person's programs in: of this display, or of any. Empty when the server wants none. */
async function findCookie(display: string, env: NodeJS.ProcessEnv): Promise<Buffer> {
  const path = env['XAUTHORITY'] ?? join(env['HOME'] ?? '/', '.Xauthority');
  const content = await readFile(path).catch(() => Buffer.alloc(0));
  let at = 0;
  const next = (): Buffer => {
    const length = content.readUInt16BE(at);
    at += 2 + length;
    return content.subarray(at - length, at);
  };
  try {
    while (at < content.length) {
      at += 2;
      next();
      const [number, name, cookie] = [next().toString(), next().toString(), next()];
      if (name === COOKIE && (number === display || number === '')) return cookie;
    }
  } catch {
    // Cut short: nothing that could be used.
  }
  return Buffer.alloc(0);
}
