/** Finds the line that says the same as a message, by when it was said: cheap for one message in a long transcript. */
import type { TranscriptLine } from '../../preload/model.ts';
import { isSameMessage } from './numbering.ts';
import type { MessageSeen } from './session-event.ts';

export interface LinesByTime {
  /** Lines of the same time, person, kind and text; none when the time is not known. */
  find(message: MessageSeen): readonly TranscriptLine[];
  add(line: TranscriptLine): void;
}

/** Knows of the lines only those that have a time in common with one of the messages. */
export function linesByTime(lines: readonly TranscriptLine[], messages: readonly MessageSeen[]): LinesByTime {
  const wanted = new Set(messages.map(({ at }) => at));
  const byTime = new Map<number, TranscriptLine[]>();

  function add(line: TranscriptLine): void {
    if (line.at === null || !wanted.has(line.at)) return;
    const sameTime = byTime.get(line.at);
    if (sameTime) sameTime.push(line);
    else byTime.set(line.at, [line]);
  }

  for (const line of lines) add(line);
  return {
    add,
    find(message) {
      const sameTime = message.at === null ? undefined : byTime.get(message.at);
      return (sameTime ?? []).filter((line) => saysTheSame(line, message));
    },
  };
}

function saysTheSame(line: TranscriptLine, message: MessageSeen): boolean {
  return line.from.nickname === message.from.nickname && isSameMessage(line, message);
}
