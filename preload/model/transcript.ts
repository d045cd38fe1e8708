/** The lines of a session's transcript. */
import type { Role, Visibility } from './session.ts';

export interface Speaker {
  readonly nickname: string;
  readonly role: Role;
  readonly isMe: boolean;
  /** How the speaker could be seen at that moment: on a `rejoined` line this tells the new mode. */
  readonly visibility: Visibility | null;
}

/** `other` is a message of a type that we do not know, `unknown` something of which not even that is known. */
export type LineKind = 'text' | 'other' | 'joined' | 'left' | 'rejoined' | 'link' | 'notice' | 'unknown';

export interface TranscriptLine {
  /** Unique within the session and stable: the same message always has the same key. */
  readonly key: string;
  /** Lines are shown in rising order of this number. */
  readonly order: number;
  /** `not-kept` stands for all lines before it, which the app does not keep any more; `text` is the number of messages among them. */
  readonly kind: LineKind | 'not-kept';
  readonly from: Speaker;
  /** Who could see this line; `null` where the server did not say. */
  readonly seenBy: Visibility | null;
  /** In milliseconds since 1970 by the server’s clock; null where the server does not say. */
  readonly at: number | null;
  /** Text, address or notice. For `other` and `unknown`, the server's name for the type, and what it holds. */
  readonly text: string;
  /** Nobody told it when it was said: it was found when the log was read again, and fills a gap. */
  readonly wasMissed: boolean;
}
