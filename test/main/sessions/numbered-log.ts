/** A server's log of one session and the notifications that are on their way, for tests: it can number anew. */
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import { message } from './examples.ts';

export interface NumberedLog {
  /** Says something that nobody has said before, or types, which uses up an index and is not kept. */
  say(kind: 'text' | 'typing-started'): void;
  /** Numbers anew from `first`: what was kept, or only what follows. */
  restart(first: 0 | 1, keepsLog: boolean): void;
  /** The log from an index on, as it is now. */
  read(from: number): readonly IncomingMessage[];
  /** Takes a notification off the line, the first or a later one; `undefined` when none is on its way. */
  take(place: number): IncomingMessage | undefined;
  /** Takes one without removing it: it will come again. */
  peek(place: number): IncomingMessage | undefined;
  loseAll(): void;
}

/** `hasIndexes`: whether the server numbers what is said as the first, second, … thing. */
export function createNumberedLog(hasIndexes: (count: number) => boolean): NumberedLog {
  let kept: IncomingMessage[] = [];
  let underWay: IncomingMessage[] = [];
  let nextIndex = 1;
  let count = 0;

  return {
    say(kind) {
      count += 1;
      const index = hasIndexes(count) ? nextIndex : null;
      const said = message(index, { kind, text: `text ${count}`, at: count });
      nextIndex += 1;
      if (kind === 'text') kept.push(said);
      underWay.push(said);
    },
    restart(first, keepsLog) {
      kept = keepsLog ? kept.map((each, place) => ({ ...each, index: place + first })) : [];
      nextIndex = kept.length + first;
    },
    read: (from) => kept.filter(({ index }) => index === null || index >= from),
    take(place) {
      const [taken] = underWay.splice(place % Math.max(1, underWay.length), 1);
      return taken;
    },
    peek: (place) => underWay[place % Math.max(1, underWay.length)],
    loseAll() {
      underWay = [];
    },
  };
}
