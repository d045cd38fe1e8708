/** Reads a request's body as JSON; undefined if there is none, if it is none, or if the client went away. */
import type { IncomingMessage } from 'node:http';

export async function readBody(request: IncomingMessage): Promise<unknown> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
