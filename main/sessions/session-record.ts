/** What main remembers of one session: what the screen shows of it, its transcript, and what is needed to keep both right. */
import type { Mode, Session } from '#preload/model/session.ts';
import type { WayOut } from './endings.ts';
import type { LineList } from './line-list.ts';
import type { LogEpoch } from './log-epoch.ts';
import type { Looks } from './looks.ts';
import type { ModeConfirmed } from './my-mode.ts';
import type { People } from './people.ts';
import type { ReceivedIndexes } from './received-indexes.ts';
import type { IncomingParticipant } from './session-event.ts';
import type { Typists } from './typing.ts';

/** Up to here the log is known from the log: what was told after it may belong to one that has begun anew unnoticed. */
export interface LogReadTo {
  /** Which numbering of the log, counted from zero. */
  readonly epoch: number;
  /** The server’s own number of the line. */
  readonly index: number;
}

export interface SessionRecord {
  /** Its people, names, roles, mode and typists follow from the rest of the record (settle.ts). */
  readonly session: Session;
  readonly lines: LineList;
  readonly logEpoch: LogEpoch;
  /** Of the present epoch. */
  readonly receivedIndexes: ReceivedIndexes;
  /** The log was read at least once: what is found in it later was missed. */
  readonly wasLogRead: boolean;
  /** How far the log was read itself, in the epoch that it had then; `null` while it was empty or not read. */
  readonly logReadTo: LogReadTo | null;
  /** Everybody who was ever seen in it. */
  readonly people: People;
  readonly looks: Looks;
  /** The participants as last told, nobody twice. */
  readonly present: readonly IncomingParticipant[];
  readonly typists: Typists;
  /** Who talked to the customer last. */
  readonly lastAgent: string | null;
  /** What the participants tell of my mode, believed or not. */
  readonly toldMode: Mode | null;
  /** The last one that they told: what it was before it was not known. */
  readonly lastToldMode: Mode | null;
  readonly modeConfirmed: ModeConfirmed | null;
  /** The way out that I have asked for last. */
  readonly wayOut: WayOut | null;
  /** In milliseconds since 1970, or null while it runs. */
  readonly endedAt: number | null;
  /** How often what the participants tell of my mode has become other: it names such a change. */
  readonly modeChanges: number;
}
