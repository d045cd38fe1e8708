/** What is read out of lines that have just been told: the words that their rows show. */
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { ROLE_LABELS } from '#renderer/sessions/labels/role-labels.ts';
import { cutName, cutText } from '#renderer/ui/cut-text.ts';
import { TEXT_LIMIT } from '#renderer/ui/drawing-limits.ts';
import { describeEvent } from './event-labels.ts';
import { SEEN_BY_NOTES } from './seen-by-notes.ts';

/** More than so many at once are counted: nobody listens to all of them. */
const MOST_READ_OUT = 5;

/** `lines`: what was told at once. */
export const announce = (lines: readonly TranscriptLine[]): readonly string[] =>
  lines.length > MOST_READ_OUT ? [`${lines.length} new messages`] : lines.map(describeLine);

function describeLine(line: TranscriptLine): string {
  const { from, kind, seenBy } = line;
  const name = from.isMe ? 'You' : cutName(from.nickname);
  const words = cutText(describeEvent(line), TEXT_LIMIT);
  switch (kind) {
    case 'joined':
    case 'left':
    case 'rejoined':
      return `${name} ${words}`;
    case 'text':
    case 'other':
    case 'link':
    case 'notice': {
      const note = seenBy === 'agents' || seenBy === 'supervisors' ? `${SEEN_BY_NOTES[seenBy]}: ` : '';
      return `${name}, ${ROLE_LABELS[from.role]}: ${note}${kind === 'notice' ? 'Notice: ' : ''}${words}`;
    }
    default:
      return words;
  }
}
