/** The transcript that a store keeps of a session. */
import type { KeptLine } from '#main/sessions/kept-line.ts';
import { linesFrom } from '#main/sessions/line-list.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';

/** Of a session that nobody knows, none. */
export function keptLines(store: Pick<SessionStore, 'get'>, sessionId = 's'): readonly KeptLine[] {
  const record = store.get(sessionId);
  return record ? linesFrom(record.lines) : [];
}
