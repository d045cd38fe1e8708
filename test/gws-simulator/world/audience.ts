/** Who sees whom and what: the projection of a session by visibility (§1.4, §9.4). */
import type { Visibility } from './modes.ts';
import type { Line, Participant, Role, SmsSession } from './sms-session.ts';
import { isPresent } from './sms-session.ts';

const audiences: Readonly<Record<Visibility, readonly Role[]>> = {
  All: ['customer', 'agent', 'supervisor'],
  Agents: ['agent', 'supervisor'],
  Supervisors: ['supervisor'],
};

export function canSee(role: Role, visibility: Visibility): boolean {
  return audiences[visibility].includes(role);
}

/** The people in the session as one role sees them: staff first, the customer last, as in the seed. */
export function participantsSeenBy(role: Role, session: SmsSession): Participant[] {
  const seen = session.participants.filter((each) => isPresent(each) && canSee(role, each.visibility));
  return [
    ...seen.filter((each) => each.role !== 'customer'),
    ...seen.filter((each) => each.role === 'customer'),
  ];
}

/**
 * The line as one role sees it, or undefined if that role must not know of it.
 *
 * To those who cannot see every mode, a switch looks like someone appearing or vanishing (§9.6).
 */
export function lineSeenBy(role: Role, line: Line): Line | undefined {
  const { previousVisibility, ...rest } = line;
  if (previousVisibility === undefined) return canSee(role, line.visibility) ? line : undefined;
  const before = canSee(role, previousVisibility);
  const after = canSee(role, line.visibility);
  if (before && after) return line;
  if (after) return { ...rest, type: 'ParticipantJoined' };
  if (!before) return undefined;
  // The new visibility would give away that the supervisor is still there, unseen.
  const from = { ...line.from, visibility: previousVisibility };
  return { ...rest, type: 'ParticipantLeft', from, visibility: previousVisibility };
}

/** Typing uses up indices but is not kept in the history (§4.5, point 11). */
export function isKept(line: Line): boolean {
  return line.type !== 'TypingStarted' && line.type !== 'TypingStopped';
}

/** The history that one role may read, in index order. */
export function historySeenBy(role: Role, session: SmsSession): Line[] {
  return session.lines.filter(isKept).flatMap((line) => lineSeenBy(role, line) ?? []);
}
