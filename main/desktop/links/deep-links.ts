/**
 * Links into the app: `sms-supervisor://session/ID`, from mails, tickets and the browser. Anybody can write one, so a link
 * only ever opens a session of mine: no part of it joins, switches, sends or says anything.
 */
import { app } from 'electron';
import type { Log } from '#main/logging/log.ts';
import { decodeUriPart } from '#preload/rules/decode-uri-part.ts';

const SCHEME = 'sms-supervisor';

/** What was wrong with a link that is not followed; never what stood in it. */
export type LinkProblem = 'not-an-address' | 'other-scheme' | 'unknown-place' | 'bad-session-id';
export type Link = { readonly sessionId: string } | { readonly problem: LinkProblem };

/** Letters, digits and what servers put between them. */
const SESSION_ID = /^[\w.:@~-]{1,200}$/;

/** What comes after `?` or `#` says nothing to us. */
export function readLink(text: string): Link {
  if (!URL.canParse(text)) return { problem: 'not-an-address' };
  const { protocol, username, password, host, pathname } = new URL(text);
  if (protocol !== `${SCHEME}:`) return { problem: 'other-scheme' };
  if (username !== '' || password !== '' || host !== 'session') return { problem: 'unknown-place' };
  const [, id = '', ...more] = pathname.split('/');
  if (more.length > 0) return { problem: 'unknown-place' };
  const sessionId = decodeUriPart(id) ?? '';
  return SESSION_ID.test(sessionId) ? { sessionId } : { problem: 'bad-session-id' };
}

/** The link that the app was started with; Chromium may have put its own words around it. */
export function findLink(args: readonly string[]): string | null {
  return args.findLast((argument) => argument.toLowerCase().startsWith(`${SCHEME}:`)) ?? null;
}

export interface LinkOptions {
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly open: (place: { readonly sessionId: string; readonly lineKey: null }) => void;
}

/** Must be called before the app is ready: macOS hands over the first link by then. Returns what follows links from now on. */
export function listenForLinks(): (parts: LinkOptions) => void {
  const early: string[] = [];
  let follow = (link: string): void => {
    early.push(link);
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    follow(link);
  });
  app.on('second-instance', (_event, args) => {
    const link = findLink(args);
    if (link !== null) follow(link);
  });
  const first = findLink(process.argv);
  if (first !== null) follow(first);
  return (parts) => {
    follow = (link) => followLink(link, parts);
    for (const link of early) follow(link);
  };
}

function followLink(text: string, { log, open }: LinkOptions): void {
  const link = readLink(text);
  if ('problem' in link) {
    log.warn('link not followed', { problem: link.problem });
    return;
  }
  log.info('link followed');
  open({ sessionId: link.sessionId, lineKey: null });
}

/** Links come to the installed app. On Linux its desktop entry says so (electron-builder.yml). */
export function claimLinks(platform: NodeJS.Platform): void {
  if (platform === 'linux') return;
  // Whatever stands in a link, Chromium must not read it as a switch.
  app.setAsDefaultProtocolClient(SCHEME, process.execPath, ['--']);
}
