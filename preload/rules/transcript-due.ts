/** Whether the text of a session is still to be read: what nobody has read claims nothing, neither that somebody waits nor that nobody does. */
import type { Session } from '#preload/model/session.ts';

/** Before an invitation is accepted there is nothing to be read. */
export function isTranscriptDue({
  isTranscriptRead,
  phase,
}: Pick<Session, 'isTranscriptRead' | 'phase'>): boolean {
  return !isTranscriptRead && phase !== 'invited';
}
