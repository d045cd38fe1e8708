/** Serves the page from the app's own scheme. Files outside the renderer's folder do not exist for it. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Session } from 'electron';
import { protocol } from 'electron';
import { lookUp } from '#preload/rules/look-up.ts';
import { writePolicy } from './content-security-policy.ts';

const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://sms-supervisor`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** One plain file name, or one inside `assets/`: nothing that could lead elsewhere. */
const SERVED_PATH = /^\/(?:assets\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, (request) => serve(request.method, request.url, folder));
}

/** 404 for everything that is not a file of the page. */
export async function serve(method: string, address: string, folder: string): Promise<Response> {
  const { host, pathname } = new URL(address);
  const contentType = lookUp(CONTENT_TYPES, extname(pathname));
  const isServed = method === 'GET' && `${SCHEME}://${host}` === APP_ORIGIN && SERVED_PATH.test(pathname);
  if (!isServed || contentType === undefined) return notFound();
  try {
    return new Response(new Uint8Array(await readFile(join(folder, pathname))), {
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': writePolicy(),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
