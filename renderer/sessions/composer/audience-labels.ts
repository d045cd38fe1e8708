/** How the two audiences of a message, and the kinds of messages for each, are told apart on screen. */
import type { DraftKind } from '#preload/model/drafts.ts';
import type { Recipients } from '#preload/model/messages.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { Mode, Session } from '#preload/model/session.ts';
import { findSendObstacle } from '#preload/rules/recipients.ts';
import { describeReaders } from '#renderer/sessions/labels/agents-now.ts';

interface AudienceWords {
  readonly whoReads: (session: Session) => string;
  readonly notOffered: string;
  /** Lends its colour and its sign. */
  readonly mode: Mode;
  /** Of the fields. */
  readonly labels: Record<DraftKind, string>;
  /** Of the buttons that lead to the other kinds. */
  readonly invitations: Partial<Record<DraftKind, string>>;
}

export const AUDIENCE_LABELS: Record<Recipients, AudienceWords> = {
  everyone: {
    whoReads: () => 'The customer will read this.',
    notOffered: 'The contact centre does not offer messages to everyone in this session now.',
    mode: 'barge-in',
    labels: { text: 'Message to everyone', link: 'Link to everyone', notice: 'Notice to everyone' },
    invitations: { link: 'Send a link', notice: 'Send a notice' },
  },
  agents: {
    whoReads: describeReaders,
    notOffered: 'The contact centre does not offer messages to the agent in this session now.',
    mode: 'coach',
    labels: { text: 'Message to the agent', link: 'Link to the agent', notice: 'Notice to the agent' },
    invitations: { notice: 'Send a notice to the agent' },
  },
};

/** Why nothing more can be sent to these people until it is known what became of the last. */
export const OPEN_OUTCOME = 'Your text stays here until it is known whether it was sent.';

export function isAboutMessages(
  subject: OutcomeSubject,
  sessionId: string,
  to: Recipients,
  kind: DraftKind,
): boolean {
  return (
    subject.kind === 'message' && subject.sessionId === sessionId && subject.to === to && subject.as === kind
  );
}

/** Who would read it is decided by the mode, and that is open for the moment. */
const SWITCHING = 'Your mode is being changed: your text is kept and can be sent when that is done.';

/** Why a message to these people cannot be sent now. */
export function sendObstacle(
  session: Session,
  to: Recipients,
  kind: DraftKind,
  connected: boolean,
): string | null {
  if (!connected) return 'No connection: your text is kept and can be sent when the connection is back.';
  const obstacle = findSendObstacle(session, to, kind);
  if (obstacle === 'switch-in-progress') return SWITCHING;
  return obstacle === null ? null : AUDIENCE_LABELS[to].notOffered;
}
