/** The page at / on which one person plays agents and customers, and what it asks for; no part of the GWS API. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '#test/gws-simulator/http/read-body.ts';
import type { World } from '#test/gws-simulator/world/world.ts';
import { act, beginSession, setAgent } from './act.ts';
import { isFromHere } from './is-from-here.ts';
import { readStage } from './read-stage.ts';

interface Answer {
  readonly status: number;
  readonly content: unknown;
}

/** Nothing from elsewhere, nothing inline: what customers say is shown as text on this page too. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/': { name: 'page.html', type: 'text/html' },
  '/play/page.js': { name: 'page.js', type: 'text/javascript' },
  '/play/page.css': { name: 'page.css', type: 'text/css' },
};

/** Whether the request was for this page, and has been or will be answered. */
export function servePlay(world: World, request: IncomingMessage, response: ServerResponse): boolean {
  // By hand: what comes may be no address at all, and is then somebody else's to answer.
  const [pathname = '', query = ''] = (request.url ?? '').split('?');
  if (pathname !== '/' && !pathname.startsWith('/play/')) return false;
  if (!isFromHere(request)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Only for people at this machine');
    return true;
  }
  const file = request.method === 'GET' && Object.hasOwn(files, pathname) ? files[pathname] : undefined;
  if (file) sendFile(response, file);
  else if (request.method === 'GET' && pathname === '/play/stage') {
    send(response, {
      status: 200,
      content: readStage(world, new URLSearchParams(query).get('session') ?? ''),
    });
  } else void obey(world, pathname, request, response);
  return true;
}

async function obey(
  world: World,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const given = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  try {
    const content = request.method === 'POST' ? carryOut(world, path, given) : undefined;
    send(response, content ? { status: 200, content } : { status: 404, content: { error: 'Not found' } });
  } catch (error) {
    // The world says in words why something cannot be done now.
    send(response, { status: 409, content: { error: error instanceof Error ? error.message : '' } });
  }
}

function carryOut(world: World, path: string, body: Readonly<Record<string, unknown>>): object | undefined {
  const [, , kind, id = ''] = path.split('/').map(decodeURIComponent);
  if (kind === 'sessions') return id === '' ? beginSession(world, body) : act(world, id, body);
  return kind === 'agents' ? setAgent(world, id, body) : undefined;
}

function sendFile(response: ServerResponse, { name, type }: { name: string; type: string }): void {
  response.writeHead(200, {
    'Content-Type': `${type};charset=UTF-8`,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(readFileSync(new URL(name, import.meta.url)));
}

function send(response: ServerResponse, { status, content }: Answer): void {
  response.writeHead(status, {
    'Content-Type': 'application/json;charset=UTF-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(JSON.stringify(content));
}
