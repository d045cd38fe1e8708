/** A folder of releases served on loopback over TLS, as a plain web server would, with everything that can go wrong on the way. */
import { open, readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';

export type Fault =
  /** One bit of what is sent of an installer is another. */
  | 'tampered'
  /** The installer is only half there. */
  | 'truncated'
  /** The connection breaks in the middle of the installer. */
  | 'cut';

export interface FeedServer {
  fault: Fault | null;
  /** Changes what latest-linux.yml says. */
  rewrite: (announcement: string) => string;
  /** Paths asked for, without what follows a question mark, and the bytes that went out for each. */
  readonly requests: { readonly path: string; bytes: number }[];
  open(): Promise<void>;
  close(): Promise<void>;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

export function createFeedServer(
  folder: string,
  port: number,
  identity: { key: string; cert: string },
): FeedServer {
  const requests: FeedServer['requests'] = [];
  const server = createServer(identity, (request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'https://feed.test').pathname;
    const entry = { path, bytes: 0 };
    requests.push(entry);
    const name = /^\/updates\/([\w.-]+)$/.exec(path)?.[1];
    if (name === undefined) response.writeHead(404).end();
    else if (name.endsWith('.yml')) {
      const text = await readFile(join(folder, name), 'utf8').catch(() => null);
      response.writeHead(text === null ? 404 : 200).end(text === null ? '' : feed.rewrite(text));
    } else await sendInstaller(join(folder, name), request, response, entry);
  }

  async function sendInstaller(
    file: string,
    request: IncomingMessage,
    response: ServerResponse,
    entry: { bytes: number },
  ): Promise<void> {
    const whole = (await stat(file)).size;
    const size = feed.fault === 'truncated' ? Math.floor(whole / 2) : whole;
    const part = readRange(request.headers.range, size);
    if (!part) {
      response.writeHead(416).end();
      return;
    }
    const content = await readPart(file, part);
    if (feed.fault === 'tampered') content[0] = (content[0] ?? 0) ^ 1;
    entry.bytes = content.length;
    response.writeHead(request.headers.range ? 206 : 200, {
      'content-length': content.length,
      'accept-ranges': 'bytes',
      ...(request.headers.range && { 'content-range': `bytes ${part.start}-${part.end}/${size}` }),
    });
    if (feed.fault !== 'cut') response.end(content);
    else response.write(content.subarray(0, content.length / 2), () => response.destroy());
  }

  const feed: FeedServer = {
    fault: null,
    rewrite: (announcement) => announcement,
    requests,
    open: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return feed;
}

/** `null`: there is no such part. */
function readRange(header: string | undefined, size: number): Part | null {
  if (header === undefined) return { start: 0, end: size - 1, size };
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  if (start === undefined || end === undefined || Number(end) >= size) return null;
  return { start: Number(start), end: Number(end), size };
}

async function readPart(file: string, { start, end }: Part): Promise<Buffer> {
  const handle = await open(file);
  try {
    const content = Buffer.alloc(end - start + 1);
    await handle.read(content, 0, content.length, start);
    return content;
  } finally {
    await handle.close();
  }
}
