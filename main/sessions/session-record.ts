/** What main remembers of one session: what the screen shows of it, its transcript, and what is needed to keep both right. */
import type { Session, TranscriptLine } from '../../preload/model.ts';
import type { SeenIndexes } from './seen-indexes.ts';

export interface SessionRecord {
  readonly session: Session;
  readonly lines: readonly TranscriptLine[];
  readonly seen: SeenIndexes;
  /** Ids of agents who were hidden from the customer at least once: supervisors, whatever they do later. */
  readonly supervisorIds: ReadonlySet<string>;
  /** When each typist was last heard to type, by participant id. */
  readonly typingHeardAt: ReadonlyMap<string, number>;
  readonly endedAt: number | null;
  /** Counts what was told about my own visibility, so that a slow read never overwrites a newer notification. */
  readonly tellings: number;
}
