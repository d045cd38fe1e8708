/** Compares what a supervisor has with what the server would show her, message by message. */
import { transcriptFor } from '#test/main/gws/server-view.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import type { BusyCentre, FollowedSession } from './busy-centre.ts';
import { SUPERVISOR } from './busy-centre.ts';

export interface Comparison {
  /** Lines of all transcripts, as the server has them. */
  readonly lines: number;
  readonly lost: number;
  /** Lines that are there more often than on the server, or not at all on the server. */
  readonly doubled: number;
  readonly wrongModes: number;
  /** Said at the end of sessions that ended while the supervisor was away: the server gives them to nobody any more. */
  readonly unreadable: number;
}

export function compareAll(desk: Desk, { sessions }: BusyCentre): Comparison {
  return addUp(sessions.map((followed) => compareOne(desk, followed)));
}

export function addUp(parts: readonly Comparison[]): Comparison {
  const sum = (name: keyof Comparison): number => parts.reduce((total, part) => total + part[name], 0);
  return {
    lines: sum('lines'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    wrongModes: sum('wrongModes'),
    unreadable: sum('unreadable'),
  };
}

/** What she must have of it. */
function neededOf({ session, hasEnded, lastNeeded }: FollowedSession): readonly string[] {
  const server = transcriptFor(session, SUPERVISOR);
  return hasEnded ? server.slice(0, lastNeeded) : server;
}

function compareOne(desk: Desk, followed: FollowedSession): Comparison {
  const { session, hasEnded } = followed;
  const server = transcriptFor(session, SUPERVISOR);
  const mine = desk.transcript(session.id);
  const has = new Set(mine);
  const needed = neededOf(followed);
  const onServer = new Set(server);
  return {
    lines: server.length,
    lost: needed.filter((line) => !has.has(line)).length,
    doubled: mine.length - [...has].filter((line) => onServer.has(line)).length,
    wrongModes: desk.mode(session.id) === modeOf(session, hasEnded, desk) ? 0 : 1,
    unreadable: server.slice(needed.length).filter((line) => !has.has(line)).length,
  };
}

/** One that has begun and ended while the supervisor was away was never hers. */
function modeOf(session: FollowedSession['session'], hasEnded: boolean, desk: Desk): unknown {
  if (hasEnded) return desk.session(session.id) ? null : undefined;
  return session.modeOf(SUPERVISOR);
}

/** Every transcript and every mode is the server's, and what has ended is known to have ended. */
export function isGapFree(desk: Desk, { sessions }: BusyCentre): boolean {
  return sessions.every(({ session, hasEnded }) => {
    if (hasEnded) return desk.session(session.id)?.ended !== false;
    return desk.mode(session.id) === session.modeOf(SUPERVISOR) && hasAll(desk, session);
  });
}

function hasAll(desk: Desk, session: FollowedSession['session']): boolean {
  const server = transcriptFor(session, SUPERVISOR);
  if (desk.store.get(session.id)?.lines.length !== server.length) return false;
  const mine = desk.transcript(session.id);
  return server.every((line, place) => line === mine[place]);
}

/** For whoever must find out what went wrong: what was lost, and when its session ended, in milliseconds of this run. */
export function describeLosses(desk: Desk, { sessions }: BusyCentre): readonly string[] {
  return sessions.flatMap((followed) => {
    const has = new Set(desk.transcript(followed.session.id));
    const lost = neededOf(followed).filter((line) => !has.has(line));
    if (lost.length === 0) return [];
    const ended = followed.endedAt === null ? 'not by the centre' : String(Math.round(followed.endedAt));
    return [`lost in ${followed.session.id}, ended ${ended}: ${JSON.stringify(lost)}, kept ${has.size}`];
  });
}

/** For whoever must find out what went wrong: mode and number of lines of each running session, mine and the server's. */
export function describe(desk: Desk, centre: BusyCentre): string {
  const parts = centre.running().map(({ session }) => [
    [desk.mode(session.id), desk.transcript(session.id).length],
    [session.modeOf(SUPERVISOR), transcriptFor(session, SUPERVISOR).length],
  ]);
  return JSON.stringify(parts);
}
