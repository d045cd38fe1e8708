/** Makes of what is known of a session what is shown of it: names, roles, the agent, my mode, who is typing. Pure. */
import type { Participant, Session, Typist } from '#preload/model/session.ts';
import { hasSameParts, keepEqual } from './keep-equal.ts';
import { withLooks } from './line-list.ts';
import type { Look, Scene } from './looks.ts';
import { findTakeOver, lookOf, readLooks } from './looks.ts';
import { isInDoubt, readMyMode } from './my-mode.ts';
import { withTakeOver } from './people.ts';
import type { SessionRecord } from './session-record.ts';
import { nameSession } from './visible-name.ts';

/** `before`: the record as it was settled last. What has not changed since stays the same object. */
export function settle(before: SessionRecord, record: SessionRecord): SessionRecord {
  return settleMode(before, settlePeople(before, settleLooks(record)));
}

/** Settles what was told of it once more. The record that was comes back when nothing of it is other than before. */
export function keepRecord(before: SessionRecord, record: SessionRecord): SessionRecord {
  const settled = settle(before, record);
  const kept = { ...settled, session: keepSession(before.session, settled.session) };
  return hasSameParts(before, kept) ? before : kept;
}

function keepSession(before: Session, now: Session): Session {
  const kept: Session = {
    ...now,
    offers: keepEqual(before.offers, now.offers),
    participants: keepEqual(before.participants, now.participants),
    attachedData: keepEqual(before.attachedData, now.attachedData),
    typing: keepEqual(before.typing, now.typing),
  };
  return hasSameParts(before, kept) ? before : kept;
}

/** Roles and names of old lines are corrected when more is known of who spoke. */
export function settleLooks(record: SessionRecord): SessionRecord {
  const scene = sceneOf(record);
  const key = findTakeOver(scene);
  const people = key === undefined ? record.people : withTakeOver(record.people, key);
  const looks = readLooks(record.looks, { ...scene, people });
  if (looks === record.looks) return people === record.people ? record : { ...record, people };
  const lines = withLooks(record.lines, (said) => lookOf(looks, people, said));
  return { ...record, people, looks, lines };
}

function sceneOf({ session, people, present }: SessionRecord): Scene {
  return { sessionId: session.id, people, present, attachedData: session.attachedData };
}

function settlePeople(before: SessionRecord, record: SessionRecord): SessionRecord {
  const { session, looks, present } = record;
  // In doubt, what they tell of me was taken out.
  const isSamePresent = looks === before.looks && present === before.present && !before.session.isModeInDoubt;
  const participants = isSamePresent
    ? session.participants
    : present.map((person): Participant => ({ ...person, ...lookOf(looks, record.people, person) }));
  const agent = nameAgents(participants, session);
  const shown = session.ended ? (agent ?? record.lastAgent) : agent;
  return {
    ...record,
    lastAgent: agent ?? record.lastAgent,
    session: {
      ...session,
      participants,
      customer: nameCustomer(record, participants),
      agent: shown,
      typing: readTypists(record),
    },
  };
}

/** Whom the customer talks to. Nobody is told of with an invitation and right after accepting: that says nothing. */
function nameAgents(participants: readonly Participant[], { agent }: Session): string | null {
  if (participants.length === 0) return agent;
  const agents = participants.filter(({ role }) => role === 'agent');
  const visible = participants.filter(
    ({ role, visibility }) => role === 'colleague' && visibility === 'everyone',
  );
  const names = (agents.length > 0 ? agents : visible).map(({ nickname }) => nickname);
  return names.length === 0 ? null : names.join(', ');
}

/** The name stays when the customer has left. */
function nameCustomer({ session, looks }: SessionRecord, participants: readonly Participant[]): string {
  const isCustomer = ({ role }: Pick<Look, 'role'>): boolean => role === 'customer';
  const customer = participants.find(isCustomer) ?? [...looks.values()].find(isCustomer);
  return customer?.nickname ?? nameSession(session.attachedData, session.id);
}

function readTypists({ session, typists, looks, people }: SessionRecord): readonly Typist[] {
  if (session.ended) return [];
  return [...typists.values()].map(({ person, preview }) => {
    const { nickname, role } = lookOf(looks, people, person);
    return { participantId: person.id, nickname, role, preview };
  });
}

function settleMode(before: SessionRecord, record: SessionRecord): SessionRecord {
  const { session, lines } = record;
  const told = readMyMode(session.participants);
  const { mine } = lines.summary;
  // Only when it has become so: what was told before I asked is no answer.
  const isAnswer = told !== null && told !== before.toldMode && told === session.pendingMode;
  const modeConfirmed = isAnswer ? { mode: told, lineKey: mine?.key ?? null } : record.modeConfirmed;
  const isModeInDoubt = !session.ended && isInDoubt(told, mine, modeConfirmed);
  const mode = session.ended || isModeInDoubt ? null : told;
  const pendingMode = session.ended || session.pendingMode === mode ? null : session.pendingMode;
  return {
    ...record,
    toldMode: told,
    lastToldMode: told ?? record.lastToldMode,
    modeConfirmed,
    modeChanges: record.modeChanges + (told === before.toldMode ? 0 : 1),
    session: {
      ...session,
      mode,
      pendingMode,
      isModeInDoubt,
      participants: isModeInDoubt ? session.participants.map(withoutMyVisibility) : session.participants,
    },
  };
}

/** Nothing on screen may claim that I am unseen while that is not known. */
function withoutMyVisibility(participant: Participant): Participant {
  return participant.isMe ? { ...participant, visibility: null } : participant;
}
