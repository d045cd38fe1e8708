/** What each event makes of a session: (record, event) → record. Pure: no clock, no network, no Electron. */
import type { Participant, Role, Session, SessionPhase, TranscriptLine } from '../../preload/model.ts';
import { addSupervisors, readMyMode, readNames, readRole } from './people.ts';
import { FIRST_NUMBERING } from './numbering.ts';
import { addSeen, firstSeen, forgiveGaps, NOTHING_SEEN } from './seen-indexes.ts';
import type { MessageSeen, PersonSeen, SessionEvent, SessionPart } from './session-event.ts';
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
    numbering: FIRST_NUMBERING,
    seen: NOTHING_SEEN,
    wasLogRead: false,
    startReadIn: null,
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
  /** Set when the log was read; see the event `log-read`. */
  readonly log: LogRead | null;
  /** On screen: what comes is read at once. */
  readonly watched: boolean;
}

export type LogRead = Pick<
  Extract<SessionEvent, { readonly type: 'log-read' }>,
  'knownUpTo' | 'era' | 'from'
>;

/** Adds messages to the transcript, with all that follows from them. */
export function mergeMessages(before: SessionRecord, news: NewMessages): SessionRecord {
  const supervisorIds = addSupervisors(
    before.supervisorIds,
    news.messages.map((message) => message.from),
  );
  const roleOf = (person: PersonSeen): Role => readRole(person, supervisorIds);
  const wasMissed = (message: MessageSeen): boolean => news.log !== null && fillsGap(before, message);
  const { lines, numbering } = addLines(before, news.messages, {
    roleOf,
    wasMissed,
    from: news.log?.from,
  });
  // A log that has begun anew has places of its own, none of which was seen.
  const record = numbering === before.numbering ? before : { ...before, numbering, seen: NOTHING_SEEN };
  const { typing, typingHeardAt } = readTyping(record, news.messages, roleOf, news.at);
  const session: Session = {
    ...record.session,
    ...readWaitingUnlessEnded(record.session, lines),
    typing: record.session.ended ? [] : typing,
    // The log is what is read last: with it the server has given all.
    isIncomplete: news.log === null && record.session.isIncomplete,
    unread: news.watched ? 0 : record.session.unread + countUnread(record, lines, news),
  };
  return readLog({ ...record, session, lines, supervisorIds, typingHeardAt }, news, before.numbering.era);
}

/** Neither part of the history that a session begins with, nor older than the first that was told of it. */
function fillsGap({ wasLogRead, seen }: SessionRecord, { index }: MessageSeen): boolean {
  return wasLogRead || (index !== null && index > firstSeen(seen));
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
  const isUnread = ({ kind, from, wasMissed }: TranscriptLine): boolean =>
    kind === 'text' && !from.isMe && (news.log === null || wasMissed);
  return lines.filter(isUnread).length - record.lines.filter(isUnread).length;
}

/**
 * Notes which places of the log were seen. What is missing in a log that was read from where all had been seen cannot be
 * had: its gaps are given up. If the log has begun anew, by this answer or since it was asked for, it was not read from
 * its start: then nothing is given up.
 */
function readLog(record: SessionRecord, { messages, log }: NewMessages, erasBefore: number): SessionRecord {
  const indexes = messages.flatMap((message) => (message.index === null ? [] : [message.index]));
  const seen = addSeen(record.seen, indexes);
  if (log === null) return { ...record, seen };
  if ((log.era ?? erasBefore) !== record.numbering.era) return { ...record, seen, wasLogRead: true };
  return {
    ...record,
    seen: forgiveGaps(seen, Math.max(log.knownUpTo, ...indexes)),
    wasLogRead: true,
    startReadIn: messages.length > 0 ? record.numbering.era : record.startReadIn,
  };
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
