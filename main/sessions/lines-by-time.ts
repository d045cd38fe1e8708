/** Finds the lines that say the same as a message, by when it was said: one step for each, however long the transcript is. */
import type { KeptLine } from './kept-line.ts';
import { hasNumber, sayingOf } from './log-epoch.ts';
import type { IncomingMessage, IncomingParticipant } from './session-event.ts';

/** Lines of the same time, person, kind and text. */
export interface SameLines {
  readonly lines: KeptLine[];
  /** One of them has no index. */
  hasUnnumbered: boolean;
  /** The place of the first one that has an index; Infinity where none has. */
  firstNumbered: number;
}

export interface LinesByTime {
  /** `undefined` when there are none, or the time is not known. */
  find(message: IncomingMessage): SameLines | undefined;
  add(line: KeptLine): void;
}

/** `isWanted`: leaves out lines of times that nobody will ask for. */
export function linesByTime(
  lines: readonly KeptLine[],
  isWanted: (at: number) => boolean = () => true,
): LinesByTime {
  const bySaying = new Map<string, SameLines>();

  function add(line: KeptLine): void {
    if (line.at === null || !isWanted(line.at)) return;
    const key = keyOf(line, line.said);
    const same = bySaying.get(key) ?? { lines: [], hasUnnumbered: false, firstNumbered: Infinity };
    bySaying.set(key, same);
    same.lines.push(line);
    if (hasNumber(line)) same.firstNumbered = Math.min(same.firstNumbered, line.order);
    else same.hasUnnumbered = true;
  }

  for (const line of lines) add(line);
  return {
    add,
    find: (message) => (message.at === null ? undefined : bySaying.get(keyOf(message, message.from))),
  };
}

function keyOf(line: Pick<IncomingMessage, 'at' | 'kind' | 'text'>, from: IncomingParticipant): string {
  return JSON.stringify([line.at, from.nickname, sayingOf(line, from)]);
}
