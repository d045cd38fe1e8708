/** The ways to bring somebody into a session, and what the customer and the agent notice of each. */
import type { DirectoryEntry } from '#preload/model/directory.ts';
import type { Session, WayToBringIn } from '#preload/model/session.ts';
import { WAYS_TO_BRING_IN } from '#preload/model/session.ts';
import { isOffered } from '#preload/rules/offered.ts';

interface WayWords {
  readonly name: string;
  readonly meaning: string;
}

/** Each way by its name, and what it means for those who are there. */
export const BRING_IN_LABELS: Record<WayToBringIn, WayWords> = {
  transfer: {
    name: 'Transfer',
    meaning: 'They take the session over. Customer and agent see that the session has changed hands.',
  },
  invite: {
    name: 'Invite',
    meaning: 'They join the conversation. Customer and agent see them, and they read everything from now on.',
  },
  consult: {
    name: 'Consult',
    meaning: 'They give advice. Agents see them; the customer notices nothing and reads none of it.',
  },
};

/** Those that the contact centre offers now, in their fixed order. */
export const listWaysToBringIn = (session: Session): readonly WayToBringIn[] =>
  WAYS_TO_BRING_IN.filter((way) => isOffered(session, way));

/** What an entry of the directory is. */
export const KIND_LABELS: Record<DirectoryEntry['kind'], string> = {
  person: 'Person',
  queue: 'Queue',
  contact: 'Contact',
};
