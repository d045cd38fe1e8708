/** Turns the server's sessions, participants and messages into ours. Unknown words become "not known", never a guess. */
import { readDate, readTimestamp } from '#main/gws/http/dates.ts';
import type {
  IncomingMessage,
  IncomingParticipant,
  MessageKind,
  SessionPatch,
} from '#main/sessions/session-event.ts';
import { firstVisible } from '#main/sessions/visible-name.ts';
import type { DataEntry, Offers, SessionPhase } from '#preload/model/session.ts';
import { MODES, SESSION_ACTIONS } from '#preload/model/session.ts';
import { decodeUriPart } from '#preload/rules/decode-uri-part.ts';
import { ACTION_CAPABILITIES } from './action-names.ts';
import { readVisibility, SWITCH_CAPABILITIES } from './mode-names.ts';
import type { WireMessage, WireParticipant, WireSession } from './wire.ts';

// Maps, all of them: a word of the server's may also be a property of every object.
const PHASES = new Map<string, SessionPhase>([
  ['invited', 'invited'],
  ['chatting', 'chatting'],
  ['leftchat', 'left'],
  ['completed', 'completed'],
  ['revoked', 'revoked'],
]);

const ROLES = new Map<string, IncomingParticipant['role']>([
  ['agent', 'agent'],
  ['customer', 'customer'],
  ['external', 'external'],
]);

const KINDS = new Map<string, MessageKind>([
  ['text', 'text'],
  ['participantjoined', 'joined'],
  ['participantleft', 'left'],
  ['participantrejoined', 'rejoined'],
  ['typingstarted', 'typing-started'],
  ['typingstopped', 'typing-stopped'],
  ['pushurl', 'link'],
  ['notice', 'notice'],
  ['customnotice', 'notice'],
]);

/** The last segment of a `uri` or `path`: ids are compared by it, because hosts and prefixes differ (§6.1, §7.4). */
export function idFromUri(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined;
  let end = uri.search(/[?#]/);
  if (end === -1) end = uri.length;
  while (end > 0 && uri[end - 1] === '/') end -= 1;
  const last = uri.slice(uri.lastIndexOf('/', end - 1) + 1, end);
  return last === '' ? undefined : (decodeUriPart(last) ?? last);
}

export function sessionIdOf(wire: WireSession): string | undefined {
  return firstVisible(wire.id) ?? idFromUri(wire.path) ?? idFromUri(wire.uri);
}

/** `undefined` when the session has no id: nothing can be said about it. */
export function parseSession(wire: WireSession, myUserId: string): SessionPatch | undefined {
  const id = sessionIdOf(wire);
  if (id === undefined) return undefined;
  const receivedAt = readDate(wire.receivedDate);
  return {
    id,
    ...(wire.state !== undefined && { phase: PHASES.get(wire.state.toLowerCase()) ?? 'unknown' }),
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

function readPerson(wire: WireParticipant | undefined, myUserId: string): IncomingParticipant {
  const userIds = [idFromUri(wire?.path), idFromUri(wire?.uri)];
  const isMe = userIds.some((id) => id?.toLowerCase() === myUserId.toLowerCase());
  const userId = isMe ? myUserId : (userIds.find((id) => id !== undefined) ?? null);
  const nickname = wire?.nickname ?? '';
  return {
    // Participants without any id are told apart by what is left (§9.7).
    id: firstVisible(wire?.participantId, wire?.id) ?? userId ?? `${wire?.type ?? ''}:${nickname}`,
    userId,
    nickname,
    role: ROLES.get(wire?.type?.toLowerCase() ?? '') ?? 'external',
    visibility: readVisibility(wire?.visibility),
    isMe,
  };
}

function readData(userData: ReadonlyMap<string, unknown>): readonly DataEntry[] {
  return [...userData].map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    isPlain: typeof value === 'string' || typeof value === 'number',
    ...(typeof value === 'number' && { isNumber: true }),
  }));
}

export function parseMessage(wire: WireMessage, myUserId: string): IncomingMessage {
  const kind = readKind(wire);
  const content = [wire.text, wire.url, wire.noticeText].filter((part) => part !== undefined && part !== '');
  const isUnheardOf = kind === 'unknown' || kind === 'other';
  return {
    index: readIndex(wire.index),
    kind,
    from: readPerson(wire.from, myUserId),
    seenBy: readVisibility(wire.visibility),
    at: readTimestamp(wire.timestampSeconds, wire.timestamp),
    text: isUnheardOf ? [wire.type, content.join(' ')].filter(Boolean).join(': ') : (content[0] ?? ''),
  };
}

/** A picture, a file, a place: of a type that we do not know, somebody says something to somebody, and it counts as said. */
function readKind({ type, from, ...fields }: WireMessage): MessageKind {
  const word = type?.toLowerCase() ?? '';
  const known = KINDS.get(word);
  if (known !== undefined) return known;
  // What people do besides talking has a type that begins so.
  const isDoing = word === '' || word.startsWith('participant') || word.startsWith('typing');
  const isSaid = from !== undefined && Object.entries(fields).some(([name, value]) => isContent(name, value));
  return isSaid && !isDoing ? 'other' : 'unknown';
}

const ENVELOPE: ReadonlySet<string> = new Set(['index', 'visibility', 'timestamp', 'timestampSeconds']);

function isContent(name: string, value: unknown): boolean {
  if (ENVELOPE.has(name) || value === undefined || value === null) return false;
  return typeof value !== 'string' || value.trim() !== '';
}

/** What is no place in a log is none. */
function readIndex(index: number | undefined): number | null {
  return index !== undefined && Number.isSafeInteger(index) && index >= 0 ? index : null;
}
