/** What the page shows: agents, sessions, and one of them as its customer and its agent see it. */
import { agentStates } from '#test/gws-simulator/world/agent-states.ts';
import { historySeenBy, lineSeenBy, participantsSeenBy } from '#test/gws-simulator/world/audience.ts';
import type { Role, SmsSession } from '#test/gws-simulator/world/sms-session.ts';
import { isPresent } from '#test/gws-simulator/world/sms-session.ts';
import { fullNameOf } from '#test/gws-simulator/world/staff.ts';
import type { World } from '#test/gws-simulator/world/world.ts';

interface Pane {
  readonly people: readonly string[];
  readonly lines: readonly { readonly from: string; readonly type: string; readonly text: string }[];
  /** Nicknames of the others who are typing, as far as this one can see. */
  readonly typing: readonly string[];
}

export interface StageView {
  readonly states: readonly { readonly id: string; readonly name: string }[];
  readonly agents: readonly { readonly id: string; readonly name: string; readonly state: string }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly customer: string;
    readonly agent: string;
    readonly isPlayed: boolean;
  }[];
  /** The one that was asked for, while it is there. */
  readonly session?: { readonly id: string; readonly customer: Pane; readonly agent: Pane };
}

export function readStage(world: World, sessionId: string): StageView {
  const chosen = world.sessions.get(sessionId);
  const session = chosen && {
    id: chosen.id,
    customer: readPane(chosen, 'customer'),
    agent: readPane(chosen, 'agent'),
  };
  return {
    states: Object.entries(agentStates).map(([id, { displayName }]) => ({ id, name: displayName })),
    agents: listAgents(world),
    sessions: listSessions(world),
    ...(session && { session }),
  };
}

function listAgents(world: World): StageView['agents'] {
  return world.staff.members
    .filter((each) => !each.isSupervisor)
    .map((each) => ({
      id: each.userName,
      name: fullNameOf(each),
      state: world.channels.of(each.id)[0]?.[1] ?? 'LoggedOut',
    }));
}

/** Those that go on, the newest first. */
function listSessions(world: World): StageView['sessions'] {
  return [...world.sessions.values()]
    .filter((session) => session.participants.some((each) => each.role !== 'supervisor' && isPresent(each)))
    .map((session) => ({
      id: session.id,
      customer: nameOf(session, 'customer'),
      agent: nameOf(session, 'agent'),
      isPlayed: world.playedByHand.has(session.id),
    }))
    .toReversed();
}

function nameOf(session: SmsSession, role: Role): string {
  const present = session.participants.find((each) => each.role === role && isPresent(each));
  return present?.nickname ?? '';
}

function readPane(session: SmsSession, role: Role): Pane {
  return {
    people: participantsSeenBy(role, session).map(({ nickname }) => nickname),
    lines: historySeenBy(role, session).map(({ from, type, text, url, noticeText }) => ({
      from: from.nickname,
      type,
      text: text ?? url ?? noticeText ?? '',
    })),
    typing: readTyping(session, role),
  };
}

/** Typing ends with its own end, with a message, and with going away. */
function readTyping(session: SmsSession, role: Role): string[] {
  const typing = new Set<string>();
  for (const line of session.lines) {
    const seen = lineSeenBy(role, line);
    if (seen?.from.role === role) continue;
    if (seen?.type === 'TypingStarted') typing.add(seen.from.nickname);
    else if (seen) typing.delete(seen.from.nickname);
  }
  return [...typing];
}
