/** In which mode I am, and whether that can be believed. Pure. */
import type { Mode, Visibility } from '#preload/model/session.ts';
import { MODE_OF_VISIBILITY } from '#preload/rules/mode-of-visibility.ts';
import type { KeptLine } from './kept-line.ts';
import { widest } from './same-person.ts';

/** The mode is the visibility of my own participant (gws-api.md §1.4); `null` when that is not known. */
export function readMyMode(
  people: readonly { readonly isMe: boolean; readonly visibility: Visibility | null }[],
): Mode | null {
  const visibility = widest(people.flatMap((person) => (person.isMe ? [person.visibility] : [])));
  return visibility === null ? null : MODE_OF_VISIBILITY[visibility];
}

/** My own newest coming or changing in the log, with the mode that it tells. */
export interface MyLine {
  readonly key: string;
  readonly mode: Mode;
}

/** What it is after one more line: `null` when I went, or it does not say how I could be seen. */
export function followMyLine(before: MyLine | null, { key, kind, from }: KeptLine): MyLine | null {
  if (!from.isMe || (kind !== 'rejoined' && kind !== 'joined' && kind !== 'left')) return before;
  const mode = kind === 'left' ? null : readMyMode([from]);
  return mode === null ? null : { key, mode };
}

/** The participants have told the mode that I had asked for, when my last line was still an older one. */
export interface ModeConfirmed {
  readonly mode: Mode;
  readonly lineKey: string | null;
}

/**
 * Two of the server's statements disagree. What the participants tell is the mode, but they may be old: nothing is
 * claimed until both tell the same. Unless I have asked for what the participants tell: then the line is merely late.
 */
export function isInDoubt(told: Mode | null, mine: MyLine | null, confirmed: ModeConfirmed | null): boolean {
  if (told === null || mine === null || mine.mode === told) return false;
  return confirmed?.mode !== told || confirmed.lineKey !== mine.key;
}
