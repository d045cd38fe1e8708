/** Who may be written to in which mode, and why not now. */
import type { ErrorCode } from '#preload/errors.ts';
import type { DraftKind } from '#preload/model/drafts.ts';
import type { Recipients } from '#preload/model/messages.ts';
import type { Mode, Session, SessionAction } from '#preload/model/session.ts';

/**
 * Those whom a mode can write to, the widest first. The server offers SendMessage even in Monitor (gws-api.md §1.5), so the mode
 * decides, in main as well as on screen: nothing leaves a supervisor who believes that she is unseen.
 */
const RECIPIENTS_OF_MODE: Record<Mode, readonly Recipients[]> = {
  monitor: [],
  coach: ['agents'],
  'barge-in': ['everyone', 'agents'],
};

/** That I am typing is told to those who would read the message, and to nobody else. */
export type SentKind = DraftKind | 'typing';

/** What the contact centre must offer for each kind; there is no link for agents alone. */
const ACTIONS: Record<Recipients, Partial<Record<SentKind, SessionAction>>> = {
  everyone: {
    text: 'message-to-everyone',
    link: 'link-to-everyone',
    notice: 'notice-to-everyone',
    typing: 'typing-to-everyone',
  },
  agents: { text: 'message-to-agents', notice: 'notice-to-agents', typing: 'typing-to-agents' },
};

/** Empty as well where it is not known in which mode I am, or the session is over. */
export function listRecipients({ ended, mode }: Session): readonly Recipients[] {
  return ended || mode === null ? [] : RECIPIENTS_OF_MODE[mode];
}

/** Whether the server offers to send this kind of thing to these readers. */
export function offersKind({ offers }: Session, to: Recipients, kind: SentKind): boolean {
  const action = ACTIONS[to][kind];
  return action !== undefined && offers.actions.includes(action);
}

export type SendObstacle = Extract<
  ErrorCode,
  'session-ended' | 'message-not-allowed-in-mode' | 'switch-in-progress' | 'operation-not-permitted'
>;

/** Why this cannot be sent to them now; `null`: it can. */
export function findSendObstacle(session: Session, to: Recipients, kind: SentKind): SendObstacle | null {
  if (session.ended) return 'session-ended';
  if (!listRecipients(session).includes(to)) return 'message-not-allowed-in-mode';
  // Between two modes nobody can say who would read it.
  if (session.pendingMode !== null) return 'switch-in-progress';
  return offersKind(session, to, kind) ? null : 'operation-not-permitted';
}
