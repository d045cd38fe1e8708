/** Holds every session and applies events to them, one after the other. The only place where sessions change. */
import { canBeWrappedUp } from '#preload/rules/offered.ts';
import {
  loseRecord,
  markIncomplete,
  markRead,
  mergeMessages,
  mergePart,
  newRecord,
  passTime,
  requestMode,
  requestWayOut,
} from './reduce.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';
import { tellAll } from './tell-all.ts';

/** How long an ended session stays in the list when it is not on screen, in milliseconds. */
export const ENDED_SESSION_KEPT_MS = 10 * 60_000;

export interface SessionStore {
  apply(event: SessionEvent): void;
  get(sessionId: string): SessionRecord | undefined;
  all(): Iterable<SessionRecord>;
  watchedId(): string | null;
  /** Calls back with the ids of what changed or went, after every event that changed something. */
  subscribe(listener: (sessionIds: readonly string[]) => void): () => void;
}

export function createSessionStore(): SessionStore {
  const records = new Map<string, SessionRecord>();
  const listeners = new Set<(sessionIds: readonly string[]) => void>();
  let watched: string | null = null;
  let touched: string[] = [];

  function put(record: SessionRecord): void {
    const { id } = record.session;
    if (records.get(id) === record) return;
    records.set(id, record);
    touched.push(id);
  }

  function change(sessionId: string, toNext: (record: SessionRecord) => SessionRecord): void {
    const record = records.get(sessionId);
    if (record) put(toNext(record));
  }

  function remove(sessionId: string): void {
    if (records.delete(sessionId)) touched.push(sessionId);
  }

  function tell(sessionId: string, toNext: (record: SessionRecord) => SessionRecord): void {
    put(toNext(records.get(sessionId) ?? newRecord(sessionId)));
  }

  function endUnlisted(listed: ReadonlySet<string>, at: number): void {
    for (const record of [...records.values()]) {
      if (!listed.has(record.session.id)) put(loseRecord(record, at));
    }
  }

  function tick(at: number): void {
    for (const [id, record] of [...records]) {
      const isStale = record.endedAt !== null && at - record.endedAt > ENDED_SESSION_KEPT_MS;
      if (isStale && id !== watched && !canBeWrappedUp(record.session)) remove(id);
      else put(passTime(record, at));
    }
  }

  function reduce(event: SessionEvent): void {
    switch (event.type) {
      case 'session-updated':
        return tell(event.session.id, (record) => mergePart(record, event.session, event.at));
      case 'messages-received':
      case 'log-fetched': {
        const { sessionId, messages, at } = event;
        const log = event.type === 'log-fetched' ? event : null;
        return tell(sessionId, (record) =>
          mergeMessages(record, { messages, at, log, watched: sessionId === watched }),
        );
      }
      case 'session-unread':
        return tell(event.sessionId, markIncomplete);
      case 'sessions-listed':
        return endUnlisted(new Set(event.sessionIds), event.at);
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

  return {
    apply(event) {
      reduce(event);
      const changed = touched;
      touched = [];
      if (changed.length > 0) tellAll(listeners, changed);
    },
    get: (sessionId) => records.get(sessionId),
    all: () => records.values(),
    watchedId: () => watched,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
