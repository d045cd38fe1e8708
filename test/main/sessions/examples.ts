/** People and messages for tests of the session state. */
import type { IncomingMessage, IncomingParticipant, SessionPatch } from '#main/sessions/session-event.ts';
import type { Offers, Visibility } from '#preload/model/session.ts';

export const CUSTOMER: IncomingParticipant = {
  id: 'c',
  userId: null,
  nickname: 'Maria',
  role: 'customer',
  visibility: 'everyone',
  isMe: false,
};

export const AGENT: IncomingParticipant = {
  id: 'a',
  userId: 'user-a',
  nickname: 'Amy',
  role: 'agent',
  visibility: 'everyone',
  isMe: false,
};

export const OFFERS: Offers = {
  modes: ['coach', 'barge-in'],
  actions: ['leave', 'message-to-everyone', 'message-to-agents'],
};

/** Me, seen as `visibility` says. */
export function me(visibility: Visibility | null): IncomingParticipant {
  return { id: 'm', userId: 'user-m', nickname: 'Sam', role: 'agent', visibility, isMe: true };
}

export function message(index: number | null, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    index,
    kind: 'text',
    from: CUSTOMER,
    seenBy: 'everyone',
    at: index === null ? null : index * 1000,
    text: `text ${String(index)}`,
    ...changes,
  };
}

export function chatting(visibility: Visibility | null, changes: Partial<SessionPatch> = {}): SessionPatch {
  return {
    id: 's',
    phase: 'chatting',
    offers: OFFERS,
    participants: [CUSTOMER, AGENT, me(visibility)],
    ...changes,
  };
}
