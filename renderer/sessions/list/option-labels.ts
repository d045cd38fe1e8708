/** What a row of the list says, for eyes and for screen readers. */
import type { Session } from '#preload/model/session.ts';
import { isTranscriptDue } from '#preload/rules/transcript-due.ts';
import { MODE_LABELS } from '#renderer/mode/mode-labels.ts';
import { namePhase } from '#renderer/sessions/labels/phase-labels.ts';
import { cutName } from '#renderer/ui/cut-text.ts';
import { formatDuration } from '#renderer/ui/format-time.ts';

interface OptionState {
  readonly isMuted: boolean;
  readonly connected: boolean;
}

/** The accessible name of a row: customer, agent, mode, waiting, and what else there is to know. `now` is the server's. */
export function nameOption(session: Session, now: number, { isMuted, connected }: OptionState): string {
  const parts = [
    cutName(session.customer),
    session.agent === null ? 'no agent' : `agent ${cutName(session.agent)}`,
    modeWord(session, connected),
    waitingWords(session, now),
  ];
  if (session.isIncomplete) parts.push('not fully read');
  else if (!session.ended && isTranscriptDue(session)) parts.push('text not read yet');
  if (isMuted) parts.push('muted');
  if (session.unread > 0) parts.push(`${session.unread} unread`);
  return parts.join(', ');
}

function modeWord(session: Session, connected: boolean): string {
  if (session.mode !== null) return `${connected ? '' : 'was '}${MODE_LABELS[session.mode].name}`;
  if (session.isModeInDoubt) return 'mode in doubt';
  return (session.ended ? null : namePhase(session)?.toLowerCase()) ?? 'mode not known';
}

function waitingWords(session: Session, now: number): string {
  if (session.ended) return endingWords(session);
  if (isTranscriptDue(session)) return 'waiting not known';
  if (session.waitingSince !== null) return `waiting ${formatDuration(session.waitingSince, now)}`;
  return session.isIncomplete ? 'waiting not known' : 'not waiting';
}

function endingWords(session: Session): string {
  const how = namePhase(session)?.toLowerCase() ?? '';
  return how === 'ended' ? how : `ended (${how})`;
}
