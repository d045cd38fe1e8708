/** A line as main keeps it: what the screen shows of it, and who said it as the server told it then. */
import type { LineKind, TranscriptLine } from '#preload/model/transcript.ts';
import type { IncomingParticipant } from './session-event.ts';

/** Who somebody is may become clear later, so what is shown of her is made anew from `said`, which stays. */
export interface KeptLine extends TranscriptLine {
  readonly kind: LineKind;
  readonly said: IncomingParticipant;
}

/** What the page gets. */
export function toShownLine(line: KeptLine): TranscriptLine {
  const { key, order, kind, from, seenBy, at, text, wasMissed } = line;
  return { key, order, kind, from, seenBy, at, text, wasMissed };
}

/** Somebody said something that is to be read: in words, or in a form that this app does not know. */
export function isMessage({ kind }: Pick<TranscriptLine, 'kind'>): boolean {
  return kind === 'text' || kind === 'other';
}
