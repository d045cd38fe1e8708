/** The contact centre: its staff, its running sessions, and who has ordered to see which. */
import type { ChannelState } from './agent-states.ts';
import { Channels, smsChannel } from './channels.ts';
import type { Stage } from './happening.ts';
import type { IdSource } from './ids.ts';
import { Invitations } from './invitations.ts';
import { inviteViewer, joinCustomer, joinViewer } from './join.ts';
import type { Mode } from './modes.ts';
import { visibilityOf } from './modes.ts';
import type { Queue } from './queues.ts';
import { openQueues } from './queues.ts';
import { ScriptedSession } from './scripted-session.ts';
import type { Participant, SmsSession, SupervisorSeat, Viewer } from './sms-session.ts';
import { findViewer, isOpenFor, isPresent, isViewer } from './sms-session.ts';
import type { Staff, StaffMember } from './staff.ts';
import { fullNameOf } from './staff.ts';
import type { FeatureId } from './staff-rights.ts';
import { Features } from './staff-rights.ts';
import { StandingOrders } from './standing-orders.ts';

export interface SessionPlan {
  /** User name of the agent who handles it. */
  readonly agent: string;
  readonly customer?: { readonly nickname: string };
  /** Supervisors who are there from the start, in this order. */
  readonly supervisors?: readonly SupervisorSeat[];
  readonly userData?: Readonly<Record<string, unknown>>;
  readonly subject?: string;
  /** Milliseconds since 1970; now if absent. */
  readonly startedAt?: number;
  readonly id?: string;
}

/** How a supervisor gets into a session. */
export interface Arrival {
  /** Her full name if absent. */
  readonly nickname?: string | undefined;
  /** Milliseconds since 1970; now if absent. */
  readonly at?: number | undefined;
  /** As the dialect has it for monitored sessions, if absent (§2.2). */
  readonly arrivesAs?: 'Chatting' | 'Invited';
}

export class World {
  readonly staff: Staff;
  readonly stage: Stage;
  readonly ids: IdSource;
  readonly sessions = new Map<string, SmsSession>();
  readonly channels: Channels;
  readonly features = new Features();
  readonly orders = new StandingOrders();
  readonly queues: readonly Queue[];
  readonly invitations: Invitations;
  /** Ids of the sessions that a person plays: the living world leaves them alone. */
  readonly playedByHand = new Set<string>();

  constructor(staff: Staff, stage: Stage, ids: IdSource) {
    this.staff = staff;
    this.stage = stage;
    this.ids = ids;
    this.channels = new Channels((happening) => {
      stage.announce(happening);
    });
    this.queues = openQueues(staff.teams[0]?.agents ?? [], staff.teams[1]?.agents ?? []);
    this.invitations = new Invitations(staff.members.filter((each) => each.isSupervisor));
  }

  /** A customer writes, an agent takes the session, supervisors with a seat or a standing order get it as well. */
  startSession(plan: SessionPlan): ScriptedSession {
    const at = plan.startedAt ?? this.stage.now();
    const session: SmsSession = {
      id: plan.id ?? this.ids.nextSessionId(),
      receivedAt: at,
      userData: attachedData(plan),
      participants: [],
      lines: [],
    };
    if (this.sessions.has(session.id)) throw new Error(`There is a session ${session.id} already.`);
    const agent = this.requireMember(plan.agent);
    this.sessions.set(session.id, session);
    // Who handles a session has logged in to do so.
    if (!this.channels.isAtWork(agent.id)) this.channels.put(agent.id, 'Ready');
    joinCustomer(this.stage, session, this.#customer(plan.customer?.nickname ?? 'Customer'), at);
    joinViewer(this.stage, session, this.agentFor(agent), at);
    for (const { user, mode } of plan.supervisors ?? []) this.bringSupervisor(session, user, mode, { at });
    this.deliverToMonitors(session, agent, at);
    return new ScriptedSession(this, session);
  }

  /** The session reaches a supervisor, as an invitation or at once. */
  bringSupervisor(session: SmsSession, userName: string, mode: Mode, arrival: Arrival = {}): Viewer {
    const { nickname, at, arrivesAs = this.stage.habits.arrivesAs } = arrival;
    const supervisor = this.#viewer(this.requireMember(userName), 'supervisor', mode, nickname);
    if (arrivesAs === 'Invited') inviteViewer(this.stage, session, supervisor);
    else joinViewer(this.stage, session, supervisor, at);
    return supervisor;
  }

  /** An agent has accepted the session: whoever has ordered to see her sessions gets it too (§2.1). */
  deliverToMonitors(session: SmsSession, agent: StaffMember, at?: number): void {
    const canReach = (userName: string): boolean => {
      const supervisor = this.requireMember(userName);
      const viewer = findViewer(session, supervisor.id);
      return this.isReachable(supervisor) && !(viewer && isOpenFor(viewer));
    };
    for (const { supervisor, mode, nickname } of this.orders.takeDue(agent.userName, canReach)) {
      this.bringSupervisor(session, supervisor, mode, { nickname, at });
    }
  }

  /** Whether sessions find their way to this supervisor; see `Dialect.needsWork`. */
  isReachable(supervisor: StaffMember): boolean {
    return !this.stage.habits.needsWork || this.channels.isAtWork(supervisor.id);
  }

  /** A running session in the hands of a script, or of a person who plays it. */
  scriptOf(id: string): ScriptedSession | undefined {
    const session = this.sessions.get(id);
    return session && new ScriptedSession(this, session);
  }

  /** Ends a session's life in the simulator; nobody has it open any more. */
  forgetSession(id: string): void {
    this.sessions.delete(id);
    this.playedByHand.delete(id);
  }

  /** What an agent's channel for SMS is in from now on; she is told. */
  setAgentState(userName: string, state: ChannelState, channel: string = smsChannel): void {
    this.channels.put(this.requireMember(userName).id, state, channel);
  }

  /** The contact centre deprives somebody of a feature (§2.7). */
  takeFeature(userName: string, feature: FeatureId): void {
    this.features.take(this.requireMember(userName).id, feature);
  }

  /** The user's own sessions, oldest first. */
  openSessionsOf(userId: string): { session: SmsSession; viewer: Viewer }[] {
    return [...this.sessions.values()].flatMap((session) => {
      const viewer = findViewer(session, userId);
      return viewer && isOpenFor(viewer) ? [{ session, viewer }] : [];
    });
  }

  /** The sessions that somebody handles as an agent now, oldest first (§1.2). */
  sessionsHandledBy(userId: string): SmsSession[] {
    return [...this.sessions.values()].filter((session) =>
      session.participants.some(
        (each) => isViewer(each) && each.userId === userId && each.role === 'agent' && isPresent(each),
      ),
    );
  }

  findMember(userId: string): StaffMember | undefined {
    return this.staff.members.find((each) => each.id === userId);
  }

  requireMember(userName: string): StaffMember {
    const member = this.staff.members.find((each) => each.userName === userName);
    if (!member) throw new Error(`Nobody here is called ${userName}.`);
    return member;
  }

  /** Somebody who is about to handle a session, as everybody will see her. */
  agentFor(member: StaffMember): Viewer {
    return this.#viewer(member, 'agent', 'barge-in');
  }

  #customer(nickname: string): Participant {
    const participantId = this.ids.nextParticipantId();
    return { participantId, nickname, role: 'customer', visibility: 'All', state: 'Chatting' };
  }

  #viewer(member: StaffMember, role: 'agent' | 'supervisor', mode: Mode, nickname?: string): Viewer {
    return {
      participantId: this.ids.nextParticipantId(),
      // What desktops give as nickname on Accept (§1.1); without one it would be the user name (§2.1).
      nickname: nickname ?? fullNameOf(member),
      role,
      userId: member.id,
      visibility: visibilityOf(mode),
      state: 'Chatting',
    };
  }
}

/** The keys of §1.3 that tell something; the caller's own come last and win. */
function attachedData(plan: SessionPlan): Record<string, unknown> {
  const subject = plan.subject === undefined ? {} : { Subject: plan.subject };
  return { ...subject, ...plan.userData };
}
