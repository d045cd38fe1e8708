/** Adds a line to a session's log and tells everybody who may see it (§1.6). */
import { historySeenBy, lineSeenBy } from './audience.ts';
import type { Stage } from './happening.ts';
import type { Author, Line, Participant, SmsSession, Viewer } from './sms-session.ts';
import { listeningViewers } from './watch-changes.ts';

export interface LineDraft extends Omit<Line, 'index' | 'from' | 'at'> {
  readonly from: Participant;
  /** When it was said, if not now: conversations may begin with a past. */
  readonly at?: number | undefined;
}

export function addLine(stage: Stage, session: SmsSession, draft: LineDraft): Line {
  const line = recordLine(stage, session, draft);
  for (const viewer of listeningViewers(session)) announceLine(stage, session, viewer, line);
  return line;
}

/** A newcomer's own line: she gets it with the history up to joining (§1.1 Accept), the others get it alone. */
export function addArrivalLine(stage: Stage, session: SmsSession, newcomer: Viewer, at?: number): void {
  const from = newcomer;
  const line = recordLine(stage, session, {
    type: 'ParticipantJoined',
    from,
    visibility: from.visibility,
    at,
  });
  for (const viewer of listeningViewers(session)) {
    if (viewer !== newcomer) announceLine(stage, session, viewer, line);
    else {
      const lines = historySeenBy(viewer.role, session);
      stage.announce({ kind: 'messages-added', session, viewer, lines });
    }
  }
}

function recordLine(stage: Stage, session: SmsSession, draft: LineDraft): Line {
  const { at = stage.now(), from, ...rest } = draft;
  const line: Line = { ...rest, index: session.lines.length + 1, from: authorNow(from), at };
  session.lines.push(line);
  return line;
}

function announceLine(stage: Stage, session: SmsSession, viewer: Viewer, line: Line): void {
  const seen = lineSeenBy(viewer.role, line);
  if (seen) stage.announce({ kind: 'messages-added', session, viewer, lines: [seen] });
}

function authorNow({ participantId, nickname, role, userId, visibility }: Participant): Author {
  return { participantId, nickname, role, visibility, ...(userId !== undefined && { userId }) };
}
