/** What each event makes of a session: (record, event) → record. Pure: no clock, no network, no Electron. */
import type { Session, SessionPhase } from '#preload/model/session.ts';
import { canBeWrappedUp, NO_OFFERS } from '#preload/rules/offered.ts';
import type { WayOut } from './endings.ts';
import { ENDED_PHASES, offersAfter, readEnding } from './endings.ts';
import { keepEqual } from './keep-equal.ts';
import type { KeptLine } from './kept-line.ts';
import { isMessage } from './kept-line.ts';
import { linesSince, noLines } from './line-list.ts';
import type { LineSummary } from './line-summary.ts';
import { FIRST_EPOCH } from './log-epoch.ts';
import { isLogUnread } from './log-fetch-plan.ts';
import { lookOf } from './looks.ts';
import { findPerson, keyOf, meetPresent, meetSpeakers, NOBODY } from './people.ts';
import {
  addReceived,
  firstMissing,
  firstReceived,
  forgiveGaps,
  NOTHING_RECEIVED,
} from './received-indexes.ts';
import { mergeDoubles } from './same-person.ts';
import type { IncomingMessage, IncomingParticipant, SessionEvent, SessionPatch } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';
import { keepRecord, settle, settleLooks } from './settle.ts';
import { addLines } from './transcript.ts';
import { dropSilentTypists, keepTypists, NOBODY_TYPES, readTyping } from './typing.ts';

/** A session of which only the id is known. It goes by its id until somebody in it is named. */
export function newRecord(id: string): SessionRecord {
  return {
    session: newSession(id),
    lines: noLines(),
    logEpoch: FIRST_EPOCH,
    receivedIndexes: NOTHING_RECEIVED,
    wasLogRead: false,
    logReadTo: null,
    people: NOBODY,
    looks: new Map(),
    present: [],
    typists: NOBODY_TYPES,
    lastAgent: null,
    toldMode: null,
    lastToldMode: null,
    modeConfirmed: null,
    wayOut: null,
    endedAt: null,
    modeChanges: 0,
  };
}

function newSession(id: string): Session {
  return {
    id,
    phase: 'unknown',
    ended: false,
    ending: null,
    mode: null,
    isModeInDoubt: false,
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
    isTranscriptRead: false,
    isIncomplete: false,
  };
}

/** Merges what the server said about the session itself. The same record comes back when that was known already. */
export function mergePart(record: SessionRecord, part: SessionPatch, at: number): SessionRecord {
  return keepRecord(record, mergeUnsettled(record, part, at));
}

function mergeUnsettled(record: SessionRecord, part: SessionPatch, at: number): SessionRecord {
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
  if (stillEnded || ENDED_PHASES.has(phase)) return endUnsettled(merged, phase, at, record.session);
  if (!record.session.ended) return merged;
  return beginAgain(part.participants ? merged : { ...merged, present: [] });
}

/**
 * A session that was over and is told of as running is running again. Who is in it now, and how I am seen, may be other than
 * before: until that is told, nobody is known to be there, and the session is read.
 */
function beginAgain(record: SessionRecord): SessionRecord {
  const session: Session = { ...record.session, ended: false, ending: null };
  return { ...record, session, endedAt: null, wayOut: null };
}

function mergePeople(record: SessionRecord, told: readonly IncomingParticipant[] | undefined): SessionRecord {
  if (told === undefined) return record;
  const present = keepEqual(record.present, mergeDoubles(told, record.people.keys));
  const people = meetPresent(record.people, present);
  const keys = new Set(present.map((person) => keyOf(people, person)));
  const isPresent = ({ person }: { readonly person: IncomingParticipant }): boolean =>
    keys.has(keyOf(people, person));
  const typists = keepTypists(record.typists, isPresent);
  return { ...record, people, present, typists };
}

/** Over for me: no mode is claimed, and nothing is offered any more but what one who has left may do; the transcript stays. */
export function endRecord(record: SessionRecord, phase: SessionPhase, at: number): SessionRecord {
  return settle(record, endUnsettled(record, phase, at));
}

function endUnsettled(
  record: SessionRecord,
  phase: SessionPhase,
  at: number,
  before: Session = record.session,
): SessionRecord {
  const { session } = record;
  const isNews = !before.ended || phase !== before.phase;
  // What becomes of a session after it has ended for me was not asked for by that.
  const wayOut = isNews ? null : record.wayOut;
  return {
    ...record,
    session: {
      ...session,
      phase,
      ended: true,
      ending: isNews ? readEnding(phase, record.wayOut, before.ending) : before.ending,
      offers: offersAfter(phase, session.offers),
      waitingSince: null,
    },
    typists: NOBODY_TYPES,
    wayOut,
    endedAt: record.endedAt ?? at,
  };
}

/** The server does not have it among mine any more: in what I have left nothing can be put in order now. */
export function loseRecord(record: SessionRecord, at: number): SessionRecord {
  const { session } = record;
  if (!session.ended) return endRecord(record, 'unknown', at);
  return canBeWrappedUp(session) ? { ...record, session: { ...session, offers: NO_OFFERS } } : record;
}

/** Remembers the way out that I ask for; `null`: it was refused. */
export function requestWayOut(record: SessionRecord, wayOut: WayOut | null): SessionRecord {
  return record.wayOut === wayOut ? record : { ...record, wayOut };
}

export interface NewMessages {
  readonly messages: readonly IncomingMessage[];
  readonly at: number;
  /** Set when the log was read; see the event `log-read`. */
  readonly log: LogRead | null;
  /** On screen: what comes is read at once. */
  readonly watched: boolean;
}

export type LogRead = Pick<
  Extract<SessionEvent, { readonly type: 'log-fetched' }>,
  'knownUpTo' | 'epoch' | 'from'
>;

/** Adds messages to the transcript, with all that follows from them. */
export function mergeMessages(before: SessionRecord, news: NewMessages): SessionRecord {
  const { messages, log, at } = news;
  const people = meetSpeakers(
    before.people,
    messages.map((message) => message.from),
  );
  const known = settleLooks({ ...before, people });
  const { lines, logEpoch } = addLines(known, messages, {
    lookOf: (person) => lookOf(known.looks, known.people, person),
    wasMissed: (message) => log !== null && fillsGap(before, message),
    from: log?.from,
  });
  // A log that has begun anew has places of its own, none of which was seen.
  const record =
    logEpoch === before.logEpoch ? known : { ...known, logEpoch, receivedIndexes: NOTHING_RECEIVED };
  const isMe = (person: IncomingParticipant): boolean => findPerson(people, person)?.isMe ?? person.isMe;
  const typists = readTyping(record.typists, messages, record.receivedIndexes, isMe, at);
  const session: Session = {
    ...record.session,
    ...waitingUnlessEnded(record.session, lines.summary),
    // The log is what is read last: with it the server has given all.
    isIncomplete: log === null && record.session.isIncomplete,
    unread: news.watched ? 0 : record.session.unread + countUnread(linesSince(known.lines, lines), news),
  };
  const told = { ...record, session, lines, typists: session.ended ? NOBODY_TYPES : typists };
  return settle(before, readLog(told, news, before.logEpoch.epoch));
}

/** Neither part of the history that a session begins with, nor older than the first that was told of it. */
function fillsGap({ wasLogRead, receivedIndexes }: SessionRecord, { index }: IncomingMessage): boolean {
  return wasLogRead || (index !== null && index > firstReceived(receivedIndexes));
}

function waitingUnlessEnded(
  { ended }: Session,
  { waitingSince, lastTextAt }: LineSummary,
): Pick<Session, 'waitingSince' | 'lastTextAt'> {
  return { waitingSince: ended ? null : waitingSince, lastTextAt };
}

/** The history that a session begins with is not news. */
function countUnread(added: readonly KeptLine[], { log }: NewMessages): number {
  return added.filter((line) => isMessage(line) && !line.from.isMe && (log === null || line.wasMissed))
    .length;
}

/**
 * Notes which places of the log were seen. What is missing in a log that was read from where all had been seen cannot be
 * had: its gaps are given up. If the log has begun anew, by this answer or since it was asked for, it was not read from
 * its start: then nothing is given up.
 */
function readLog(record: SessionRecord, { messages, log }: NewMessages, epochBefore: number): SessionRecord {
  const indexes = messages.flatMap((message) => (message.index === null ? [] : [message.index]));
  const receivedIndexes = addReceived(record.receivedIndexes, indexes);
  if (log === null) return { ...record, receivedIndexes };
  if ((log.epoch ?? epochBefore) !== record.logEpoch.epoch)
    return { ...record, receivedIndexes, wasLogRead: true };
  const last = indexes.reduce((highest, index) => Math.max(highest, index), 0);
  const { epoch } = record.logEpoch;
  return {
    ...record,
    receivedIndexes: forgiveGaps(receivedIndexes, Math.max(last, log.knownUpTo)),
    wasLogRead: true,
    logReadTo: messages.length > 0 ? { epoch, index: last } : record.logReadTo,
  };
}

/** Asks for a mode: shown as asked for, never as reached. */
export function requestMode(record: SessionRecord, mode: Session['pendingMode']): SessionRecord {
  if (record.session.pendingMode === mode) return record;
  return { ...record, session: { ...record.session, pendingMode: mode } };
}

/** Something of it may be missing or old. */
export function markIncomplete(record: SessionRecord): SessionRecord {
  if (record.session.isIncomplete) return record;
  return { ...record, session: { ...record.session, isIncomplete: true } };
}

/**
 * The log was read, as far as it goes; or what was told leaves no place of it open, from the first on: then reading it would
 * show nothing more.
 */
export function noteTranscript(record: SessionRecord, wasFetched: boolean): SessionRecord {
  const { session, receivedIndexes } = record;
  const isToldWhole =
    receivedIndexes.upTo > 0 && firstMissing(receivedIndexes) === null && !isLogUnread(record);
  if (session.isTranscriptRead || !(wasFetched || isToldWhole)) return record;
  return { ...record, session: { ...session, isTranscriptRead: true } };
}

/** Nobody has listened for a while: something may have been said that is not in it. */
export function outdateTranscript(record: SessionRecord): SessionRecord {
  if (!record.session.isTranscriptRead) return record;
  return { ...record, session: { ...record.session, isTranscriptRead: false } };
}

/** It is on screen: nothing in it is unread. */
export function markRead(record: SessionRecord): SessionRecord {
  return record.session.unread === 0 ? record : { ...record, session: { ...record.session, unread: 0 } };
}

/** Typists who have gone silent without a word are no longer typing. */
export function passTime(record: SessionRecord, at: number): SessionRecord {
  const typists = dropSilentTypists(record.typists, at);
  return typists === record.typists ? record : settle(record, { ...record, typists });
}
