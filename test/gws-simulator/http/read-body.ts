/** Reads a request's body as JSON; undefined if there is none, if it is none, or if the client went away. */
import type { IncomingMessage } from 'node:http';

export async function readBody(request: IncomingMessage): Promise<unknown> {
  try {
    const chunks: Buffer[] = [];
    // A request without an encoding gives buffers; its type does not say so.
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
