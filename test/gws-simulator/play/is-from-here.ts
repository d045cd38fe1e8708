/** Whether a request comes from a page of ours in a browser on this machine, and from nobody else. */
import type { IncomingMessage } from 'node:http';

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * The name of the host is looked at as well: another site's name may be made to point here.
 * A POST must be JSON and of this origin: other sites' pages can send neither without being asked first.
 */
export function isFromHere({ socket, headers, method }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  const isLocal = loopback.test(socket.remoteAddress ?? '') && localHost.test(host);
  if (!isLocal || method === 'GET') return isLocal;
  const isOwnPage = origin === undefined || origin.replace(/^https?:\/\//, '') === host;
  return isOwnPage && (headers['content-type'] ?? '').startsWith('application/json');
}
