/** Holds every session and applies events to them, one after the other. The only place where sessions change. */
import { canBeWrappedUp } from '#preload/rules/offered.ts';
import {
  loseRecord,
  markIncomplete,
  markRead,
  mergeMessages,
  mergePart,
  newRecord,
  noteTranscript,
  outdateTranscript,
  passTime,
  requestMode,
  requestWayOut,
} from './reduce.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';
import { tellAll } from './tell-all.ts';

/** How long an ended session stays in the list when it is not on screen, in milliseconds. */
export const ENDED_SESSION_KEPT_MS = 10 * 60_000;

/** A moment in what was told; see `isToldSince`. */
export type Moment = number;

export interface SessionStore {
  apply(event: SessionEvent): void;
  /** One after the other; whoever listens is called back once. */
  applyAll(events: readonly SessionEvent[]): void;
  get(sessionId: string): SessionRecord | undefined;
  all(): Iterable<SessionRecord>;
  count(): number;
  /** To be remembered before something is asked of the server, so that a slow answer never overwrites a newer notification. */
  moment(): Moment;
  /** The session has come, or who is in it and sees whom was told, since then, if only that it is as it was. */
  isToldSince(moment: Moment, sessionId: string): boolean;
  watchedId(): string | null;
  /** Calls back with the ids of what changed or went, after every event that changed something. */
  subscribe(listener: (sessionIds: readonly string[]) => void): () => void;
}

export function createSessionStore(): SessionStore {
  const records = new Map<string, SessionRecord>();
  const listeners = new Set<(sessionIds: readonly string[]) => void>();
  /** When each session came or its people were told last: beside the records, because to be told the same changes none. */
  const toldAt = new Map<string, Moment>();
  /** Those in which time may change something: somebody types, or they are over. */
  const passing = new Set<string>();
  let watched: string | null = null;
  let touched: string[] = [];
  let now: Moment = 0;

  function noteTold(sessionId: string): void {
    now += 1;
    toldAt.set(sessionId, now);
  }

  function put(record: SessionRecord): void {
    const { id } = record.session;
    if (records.get(id) === record) return;
    if (!records.has(id)) noteTold(id);
    records.set(id, record);
    if (record.endedAt !== null || record.typists.size > 0) passing.add(id);
    else passing.delete(id);
    touched.push(id);
  }

  function change(sessionId: string, toNext: (record: SessionRecord) => SessionRecord): void {
    const record = records.get(sessionId);
    if (record) put(toNext(record));
  }

  function remove(sessionId: string): void {
    if (!records.delete(sessionId)) return;
    toldAt.delete(sessionId);
    passing.delete(sessionId);
    touched.push(sessionId);
  }

  function tell(sessionId: string, toNext: (record: SessionRecord) => SessionRecord): void {
    put(toNext(records.get(sessionId) ?? newRecord(sessionId)));
  }

  function tick(at: number): void {
    for (const id of [...passing]) {
      const record = records.get(id);
      if (!record) continue;
      const isStale = record.endedAt !== null && at - record.endedAt > ENDED_SESSION_KEPT_MS;
      if (isStale && id !== watched && !canBeWrappedUp(record.session)) remove(id);
      else put(passTime(record, at));
    }
  }

  function reduce(event: SessionEvent): void {
    switch (event.type) {
      case 'session-updated':
        if (event.session.participants) noteTold(event.session.id);
        return tell(event.session.id, (record) => mergePart(record, event.session, event.at));
      case 'messages-received':
      case 'log-fetched': {
        const { sessionId, messages, at } = event;
        const log = event.type === 'log-fetched' ? event : null;
        return tell(sessionId, (record) =>
          noteTranscript(
            mergeMessages(record, { messages, at, log, watched: sessionId === watched }),
            log !== null,
          ),
        );
      }
      case 'session-unread':
        return tell(event.sessionId, markIncomplete);
      case 'transcript-outdated':
        return change(event.sessionId, outdateTranscript);
      case 'session-removed':
        return change(event.sessionId, (record) => loseRecord(record, event.at));
      case 'mode-requested':
        return change(event.sessionId, (record) => requestMode(record, event.mode));
      case 'mode-request-closed':
        return change(event.sessionId, (record) => requestMode(record, null));
      case 'way-out-requested':
        return change(event.sessionId, (record) => requestWayOut(record, event.wayOut));
      case 'session-opened':
        watched = event.sessionId;
        if (watched === null || !records.has(watched)) return;
        change(watched, markRead);
        // Even with nothing unread: its transcript is wanted now.
        touched.push(watched);
        return;
      case 'time-passed':
        return tick(event.at);
      case 'signed-out':
        watched = null;
        for (const id of [...records.keys()]) remove(id);
    }
  }

  function applyAll(events: readonly SessionEvent[]): void {
    for (const event of events) reduce(event);
    const changed = touched;
    touched = [];
    if (changed.length > 0) tellAll(listeners, changed);
  }

  return {
    apply: (event) => applyAll([event]),
    applyAll,
    get: (sessionId) => records.get(sessionId),
    all: () => records.values(),
    count: () => records.size,
    moment: () => now,
    isToldSince: (moment, sessionId) => (toldAt.get(sessionId) ?? 0) > moment,
    watchedId: () => watched,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
