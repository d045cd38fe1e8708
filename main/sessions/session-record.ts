/** What main remembers of one session: what the screen shows of it, its transcript, and what is needed to keep both right. */
import type { Session, TranscriptLine } from '../../preload/model.ts';
import type { Numbering } from './numbering.ts';
import type { SeenIndexes } from './seen-indexes.ts';

export interface SessionRecord {
  readonly session: Session;
  readonly lines: readonly TranscriptLine[];
  readonly numbering: Numbering;
  /** Of the present numbering. */
  readonly seen: SeenIndexes;
  /** The log was read at least once: what is found in it later was missed. */
  readonly wasLogRead: boolean;
  /** The last era whose log was read and was not empty: only then is it known whether it begins with 0 or 1. */
  readonly startReadIn: number | null;
  /** Ids of agents who were hidden from the customer at least once: supervisors, whatever they do later. */
  readonly supervisorIds: ReadonlySet<string>;
  /** When each typist was last heard to type, by participant id. */
  readonly typingHeardAt: ReadonlyMap<string, number>;
  readonly endedAt: number | null;
  /** Counts what was told about my own visibility, so that a slow read never overwrites a newer notification. */
  readonly tellings: number;
}
