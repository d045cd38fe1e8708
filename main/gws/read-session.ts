/** Turns the server's sessions, participants and messages into ours. Unknown words become "not known", never a guess. */
import { MODES, SESSION_ACTIONS } from '../../preload/model.ts';
import type { DataEntry, Offers, SessionPhase } from '../../preload/model.ts';
import type { MessageKind, MessageSeen, PersonSeen, SessionPart } from '../sessions/session-event.ts';
import { readDate, readTimestamp } from './dates.ts';
import { ACTION_CAPABILITIES } from './action-names.ts';
import { readVisibility, SWITCH_CAPABILITIES } from './mode-names.ts';
import type { WireMessage, WireParticipant, WireSession } from './wire.ts';

const PHASES: Readonly<Record<string, SessionPhase>> = {
  invited: 'invited',
  chatting: 'chatting',
  leftchat: 'left',
  completed: 'completed',
  revoked: 'revoked',
};

const ROLES: Readonly<Record<string, PersonSeen['role']>> = {
  agent: 'agent',
  customer: 'customer',
  external: 'external',
};

const KINDS: Readonly<Record<string, MessageKind>> = {
  text: 'text',
  participantjoined: 'joined',
  participantleft: 'left',
  participantrejoined: 'rejoined',
  typingstarted: 'typing-started',
  typingstopped: 'typing-stopped',
  pushurl: 'link',
  notice: 'notice',
  customnotice: 'notice',
};

/** The last segment of a `uri` or `path`: ids are compared by it, because hosts and prefixes differ (§6.1, §7.4). */
export function idFromUri(uri: string | undefined): string | undefined {
  const last = uri
    ?.replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1);
  return last === undefined || last === '' ? undefined : decode(last);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export function sessionIdOf(wire: WireSession): string | undefined {
  return wire.id ?? idFromUri(wire.path) ?? idFromUri(wire.uri);
}

/** `undefined` when the session has no id: nothing can be said about it. */
export function readSession(wire: WireSession, myUserId: string): SessionPart | undefined {
  const id = sessionIdOf(wire);
  if (id === undefined) return undefined;
  const receivedAt = readDate(wire.receivedDate);
  return {
    id,
    ...(wire.state !== undefined && { phase: PHASES[wire.state.toLowerCase()] ?? 'unknown' }),
    ...(wire.capabilities && { offers: readOffers(wire.capabilities) }),
    ...(wire.participants && { participants: wire.participants.map((one) => readPerson(one, myUserId)) }),
    ...(wire.userData && { attachedData: readData(wire.userData) }),
    ...(receivedAt !== null && { receivedAt }),
  };
}

function readOffers(capabilities: readonly string[]): Offers {
  const has = (name: string): boolean => capabilities.includes(name);
  return {
    modes: MODES.filter((mode) => SWITCH_CAPABILITIES[mode].some(has)),
    actions: SESSION_ACTIONS.filter((action) => ACTION_CAPABILITIES[action].some(has)),
  };
}

function readPerson(wire: WireParticipant | undefined, myUserId: string): PersonSeen {
  const userId = idFromUri(wire?.path) ?? idFromUri(wire?.uri);
  const nickname = wire?.nickname ?? '';
  return {
    // Participants without any id are told apart by what is left (§9.7).
    id: wire?.participantId ?? wire?.id ?? userId ?? `${wire?.type ?? ''}:${nickname}`,
    userId: userId ?? null,
    nickname,
    role: ROLES[wire?.type?.toLowerCase() ?? ''] ?? 'external',
    visibility: readVisibility(wire?.visibility),
    isMe: userId !== undefined && userId === myUserId,
  };
}

function readData(userData: Readonly<Record<string, unknown>>): readonly DataEntry[] {
  return Object.entries(userData).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    isPlain: typeof value === 'string' || typeof value === 'number',
    ...(typeof value === 'number' && { isNumber: true }),
  }));
}

export function readMessage(wire: WireMessage, myUserId: string): MessageSeen {
  const kind = KINDS[wire.type?.toLowerCase() ?? ''] ?? 'unknown';
  const text = wire.text ?? wire.url ?? wire.noticeText ?? '';
  return {
    index: wire.index ?? null,
    kind,
    from: readPerson(wire.from, myUserId),
    seenBy: readVisibility(wire.visibility),
    at: readTimestamp(wire.timestampSeconds, wire.timestamp),
    text: kind === 'unknown' ? [wire.type, text].filter(Boolean).join(': ') : text,
  };
}
