/** What happened besides talking, in words that follow a name. */
import type { Speaker, TranscriptLine } from '#preload/model/transcript.ts';
import { MODE_OF_VISIBILITY } from '#preload/rules/mode-of-visibility.ts';
import { MODE_LABELS } from '#renderer/mode/mode-labels.ts';

const SEEN_BY = {
  everyone: 'seen by everyone',
  agents: 'seen by agents',
  supervisors: 'seen by supervisors only',
} as const;

/** For a message its text; for everything else what happened, without the name. */
export function describeEvent({ kind, from, text }: TranscriptLine): string {
  switch (kind) {
    case 'joined':
      return `joined${inMode(from)}`;
    case 'left':
      return 'left';
    case 'rejoined':
      return `rejoined${inMode(from)}`;
    case 'unknown':
      return `Message of an unknown kind (${text})`;
    case 'not-kept':
      return text === '1'
        ? '1 earlier message is not kept here'
        : `${text} earlier messages are not kept here`;
    case 'text':
    case 'other':
    case 'link':
    case 'notice':
      return text;
  }
}

/**
 * Only supervisors have modes; an agent or a customer whom everyone sees simply comes and goes. Of a colleague whom the
 * customer does not see it is not known whether she coaches or is consulted: who sees her is all that can be said.
 */
function inMode({ role, isMe, visibility }: Speaker): string {
  if (visibility === null) return '';
  if (role !== 'supervisor' && !isMe && visibility === 'everyone') return '';
  if (role === 'colleague') return ` — ${SEEN_BY[visibility]}`;
  return ` in ${MODE_LABELS[MODE_OF_VISIBILITY[visibility]].name} — ${SEEN_BY[visibility]}`;
}
