/** What each event makes of a session: (record, event) → record. Pure: no clock, no network, no Electron. */
import type { Participant, Role, Session, SessionPhase, TranscriptLine } from '../../preload/model.ts';
import { addSupervisors, readMyMode, readNames, readRole } from './people.ts';
import { addSeen, forgiveGaps, NOTHING_SEEN } from './seen-indexes.ts';
import type { MessageSeen, PersonSeen, SessionPart } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';
import { addLines, readWaiting } from './transcript.ts';
import { dropSilentTypists, readTyping } from './typing.ts';

const ENDED_PHASES: ReadonlySet<SessionPhase> = new Set(['left', 'completed', 'revoked']);
const NO_OFFERS: Session['offers'] = { modes: [], actions: [] };

/** A session of which only the id is known. It goes by its id until somebody in it is named. */
export function newRecord(id: string): SessionRecord {
  return {
    session: {
      id,
      phase: 'unknown',
      ended: false,
      mode: null,
      pendingMode: null,
      offers: NO_OFFERS,
      customer: id,
      agent: null,
      participants: [],
      attachedData: [],
      typing: [],
      receivedAt: null,
      waitingSince: null,
      lastTextAt: null,
      unread: 0,
      isIncomplete: false,
    },
    lines: [],
    seen: NOTHING_SEEN,
    supervisorIds: new Set(),
    typingHeardAt: new Map(),
    endedAt: null,
    tellings: 0,
  };
}

/** Merges what the server said about the session itself. */
export function mergePart(record: SessionRecord, part: SessionPart, at: number): SessionRecord {
  const phase = part.phase ?? record.session.phase;
  const session: Session = {
    ...record.session,
    phase,
    offers: part.offers ?? record.session.offers,
    attachedData: part.attachedData ?? record.session.attachedData,
    receivedAt: part.receivedAt ?? record.session.receivedAt,
  };
  const merged = mergePeople({ ...record, session }, part.participants);
  const stillEnded = part.phase === undefined && record.session.ended;
  if (stillEnded || ENDED_PHASES.has(phase)) return endRecord(merged, phase, at);
  // A session that was over and is told of as running is running again.
  return { ...merged, endedAt: null, session: { ...merged.session, ended: false } };
}

function mergePeople(record: SessionRecord, people: readonly PersonSeen[] | undefined): SessionRecord {
  if (people === undefined) return record;
  const supervisorIds = addSupervisors(record.supervisorIds, people);
  const participants = people.map((person): Participant => ({
    ...person,
    role: readRole(person, supervisorIds),
  }));
  const mode = readMyMode(participants);
  const present = new Set(people.map((person) => person.id));
  const session: Session = {
    ...record.session,
    ...readNames(participants, record.session),
    participants,
    mode,
    pendingMode: record.session.pendingMode === mode ? null : record.session.pendingMode,
    typing: record.session.typing.filter((typist) => present.has(typist.participantId)),
  };
  return { ...record, session, supervisorIds, tellings: record.tellings + 1 };
}

/** Over for me: nothing is offered any more and no mode is claimed; the transcript stays. */
export function endRecord(record: SessionRecord, phase: SessionPhase, at: number): SessionRecord {
  const session: Session = {
    ...record.session,
    phase,
    ended: true,
    mode: null,
    pendingMode: null,
    offers: NO_OFFERS,
    typing: [],
    waitingSince: null,
  };
  return { ...record, session, endedAt: record.endedAt ?? at };
}

export interface NewMessages {
  readonly messages: readonly MessageSeen[];
  readonly at: number;
  /** Set when the whole log was read, which goes so far at least: gaps below its end are given up. */
  readonly readUpTo: number | null;
  /** On screen: what comes is read at once. */
  readonly watched: boolean;
}

/** Adds messages to the transcript, with all that follows from them. */
export function mergeMessages(record: SessionRecord, news: NewMessages): SessionRecord {
  const supervisorIds = addSupervisors(
    record.supervisorIds,
    news.messages.map((message) => message.from),
  );
  const roleOf = (person: PersonSeen): Role => readRole(person, supervisorIds);
  const lines = addLines(record.lines, news.messages, roleOf);
  const { typing, typingHeardAt } = readTyping(record, news.messages, roleOf, news.at);
  const session: Session = {
    ...record.session,
    ...readWaitingUnlessEnded(record.session, lines),
    typing: record.session.ended ? [] : typing,
    // The log is what is read last: with it the server has given all.
    isIncomplete: news.readUpTo === null && record.session.isIncomplete,
    unread: news.watched ? 0 : record.session.unread + countUnread(record, lines, news),
  };
  return { ...record, session, lines, supervisorIds, typingHeardAt, seen: see(record, news) };
}

function readWaitingUnlessEnded(
  session: Session,
  lines: readonly TranscriptLine[],
): ReturnType<typeof readWaiting> {
  const { waitingSince, lastTextAt } = readWaiting(lines);
  return { waitingSince: session.ended ? null : waitingSince, lastTextAt };
}

/** The history that a session begins with is not news. */
function countUnread(record: SessionRecord, lines: readonly TranscriptLine[], news: NewMessages): number {
  if (news.readUpTo !== null && record.lines.length === 0) return 0;
  const isUnread = (line: TranscriptLine): boolean => line.kind === 'text' && !line.from.isMe;
  return lines.filter(isUnread).length - record.lines.filter(isUnread).length;
}

function see(record: SessionRecord, news: NewMessages): SessionRecord['seen'] {
  const indexes = news.messages.flatMap((message) => (message.index === null ? [] : [message.index]));
  const seen = addSeen(record.seen, indexes);
  return news.readUpTo === null ? seen : forgiveGaps(seen, Math.max(news.readUpTo, ...indexes));
}

/** Asks for a mode: shown as asked for, never as reached. */
export function requestMode(record: SessionRecord, mode: Session['pendingMode']): SessionRecord {
  if (record.session.pendingMode === mode) return record;
  return { ...record, session: { ...record.session, pendingMode: mode } };
}

export function markIncomplete(record: SessionRecord): SessionRecord {
  if (record.session.isIncomplete) return record;
  return { ...record, session: { ...record.session, isIncomplete: true } };
}

export function markRead(record: SessionRecord): SessionRecord {
  return record.session.unread === 0 ? record : { ...record, session: { ...record.session, unread: 0 } };
}

/** Typists who have gone silent without a word are no longer typing. */
export function passTime(record: SessionRecord, at: number): SessionRecord {
  const typing = dropSilentTypists(record, at);
  return typing === record.session.typing ? record : { ...record, session: { ...record.session, typing } };
}
