/** What a client can GET about its SMS sessions: the list, one of them, its messages (§1.2, §6.1). */
import type { Json, SessionField } from '#test/gws-simulator/wire/wire-format.ts';
import {
  everyField,
  isField,
  linkTo,
  sessionPath,
  writeMessage,
  writeSession,
} from '#test/gws-simulator/wire/wire-format.ts';
import { historySeenBy } from '#test/gws-simulator/world/audience.ts';
import { findViewer, isOpenFor } from '#test/gws-simulator/world/sms-session.ts';
import { accept, refuse, resourceNotFound } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';

/** Without `fields` only uris, with `fields=*` or a list the sessions themselves (§6.1). */
export const listSessions: Handler = (request) => {
  const asked = request.query.get('fields');
  if (asked === null) {
    const open = request.world.openSessionsOf(request.user.id);
    return accept({
      uris: open.map(({ session }) => linkTo(request.format, sessionPath(session.id)).uri),
    });
  }
  return accept({ smssessions: writeOwnSessions(request, readFields(asked)) });
};

export function writeOwnSessions(request: ApiRequest, fields = everyField): Json[] {
  const open = request.world.openSessionsOf(request.user.id);
  return open.map(({ session, viewer }) => writeSession(request.format, session, viewer, fields));
}

export const readSession: Handler = (request) => {
  const session = request.world.sessions.get(request.params['id'] ?? '');
  const viewer = session && findViewer(session, request.user.id);
  if (!session || !viewer || !isOpenFor(viewer)) return resourceNotFound;
  return accept({ [request.dialect.payloadKey]: writeSession(request.format, session, viewer, everyField) });
};

/** `startIndex` is an index, not a place in the list; 0 counts as 1. `count=0` means all (§1.2). */
export const readMessages: Handler = (request) => {
  const session = request.world.sessions.get(request.params['id'] ?? '');
  const viewer = session && findViewer(session, request.user.id);
  if (!session || !viewer || !isOpenFor(viewer)) return resourceNotFound;
  const startIndex = readNumber(request, 'startIndex', 1);
  const count = readNumber(request, 'count', 0);
  if (startIndex === undefined) return refuse(10, 'Invalid value of startIndex');
  if (count === undefined) return refuse(10, 'Invalid value of count');
  const lines = historySeenBy(viewer.role, session).filter((line) => line.index >= startIndex);
  const asked = count === 0 ? lines : lines.slice(0, count);
  return accept({ messages: asked.map((line) => writeMessage(request.format, line)) });
};

function readFields(asked: string): ReadonlySet<SessionField> {
  return asked === '*' ? everyField : new Set(asked.split(',').filter(isField));
}

function readNumber({ query }: ApiRequest, name: string, fallback: number): number | undefined {
  const given = query.get(name);
  if (given === null) return fallback;
  return /^\d+$/.test(given) ? Number(given) : undefined;
}
