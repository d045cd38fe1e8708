/** Cuts the connection of one request: before it, in it, after it, or in its answer. */
import type { Socket } from 'node:net';
import type { CutRequest } from './faults.ts';

export interface Cut {
  /** Takes what the server answers. */
  take(bytes: Buffer): void;
}

interface Ends {
  readonly client: Socket;
  readonly server: Socket;
}

/** Of the answer's head, so that it is no whole one. */
const PIECE_OF_HEAD = 12;
const END_OF_HEAD = '\r\n\r\n';

/** `request` is the piece in which the fault's words stand; `onCut` is called when the client has been cut off. */
export function cutConnection(
  { client, server }: Ends,
  { stage, by }: CutRequest,
  request: Buffer,
  onCut: () => void,
): Cut {
  let answer = Buffer.alloc(0);
  let isCut = false;
  const cut = (last: Buffer): void => {
    if (isCut) return;
    isCut = true;
    onCut();
    if (by === 'fin') client.end(last);
    else client.write(last, () => client.resetAndDestroy());
    server.destroy();
  };

  if (stage === 'before') cut(Buffer.alloc(0));
  else if (stage === 'during') {
    // The server learns of the end as well: what it has got stays a half.
    server.write(request.subarray(0, Math.floor(request.length / 2)), () => cut(Buffer.alloc(0)));
  } else server.write(request);

  return {
    take(bytes) {
      answer = Buffer.concat([answer, bytes]);
      if (stage === 'after') cut(Buffer.alloc(0));
      else if (stage === 'in-head') cut(answer.subarray(0, PIECE_OF_HEAD));
      else if (stage === 'in-body') {
        const head = answer.indexOf(END_OF_HEAD);
        // One byte of the body at least must have come.
        const body = head + END_OF_HEAD.length;
        if (head >= 0 && answer.length > body + 1) cut(answer.subarray(0, body + 1));
      }
    },
  };
}
