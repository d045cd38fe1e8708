/** The contact centre: its staff, its running sessions, and who has ordered to see which. */
import type { Stage } from './happening.ts';
import type { IdSource } from './ids.ts';
import { inviteViewer, joinCustomer, joinViewer } from './join.ts';
import { visibilityOf } from './modes.ts';
import type { Mode } from './modes.ts';
import { ScriptedSession } from './scripted-session.ts';
import { findViewer, isOpenFor } from './sms-session.ts';
import type { Participant, SmsSession, SupervisorSeat, Viewer } from './sms-session.ts';
import { fullNameOf } from './staff.ts';
import type { Staff, StaffMember } from './staff.ts';

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

/** What a media channel can be in (§3.4). */
export type ChannelState = 'Ready' | 'NotReady' | 'LoggedOut';

/** A supervisor's wish to see an agent's coming sessions (§2.1). */
export interface StandingOrder {
  readonly supervisor: string;
  readonly agent: string;
  readonly mode: Mode;
  readonly until: 'next-session' | 'cancelled';
}

export class World {
  readonly staff: Staff;
  readonly stage: Stage;
  readonly ids: IdSource;
  readonly sessions = new Map<string, SmsSession>();
  /** What each user's media channels are in, by user id; only those of a started contact-centre session (§3.4). */
  readonly channels = new Map<string, Map<string, ChannelState>>();
  #orders: StandingOrder[] = [];

  constructor(staff: Staff, stage: Stage, ids: IdSource) {
    this.staff = staff;
    this.stage = stage;
    this.ids = ids;
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
    this.sessions.set(session.id, session);
    joinCustomer(this.stage, session, this.#customer(plan.customer?.nickname ?? 'Customer'), at);
    joinViewer(this.stage, session, this.#agent(plan.agent), at);
    for (const seat of this.#seatsFor(plan)) this.bringSupervisor(session, seat.user, seat.mode, at);
    return new ScriptedSession(this, session);
  }

  /** The session reaches a supervisor, as an invitation or at once, as the dialect has it (§2.2). */
  bringSupervisor(session: SmsSession, userName: string, mode: Mode, at?: number): Viewer {
    const supervisor = this.#supervisor(userName, mode);
    if (this.stage.habits.arrivesAs === 'Invited') inviteViewer(this.stage, session, supervisor);
    else joinViewer(this.stage, session, supervisor, at);
    return supervisor;
  }

  /** Ends a session's life in the simulator; nobody has it open any more. */
  forgetSession(id: string): void {
    this.sessions.delete(id);
  }

  placeOrder(order: StandingOrder): void {
    this.cancelOrder(order.supervisor, order.agent);
    this.#orders.push(order);
  }

  /** Whether there was an order to cancel. */
  cancelOrder(supervisor: string, agent: string): boolean {
    const remaining = this.#orders.filter((each) => each.supervisor !== supervisor || each.agent !== agent);
    const cancelled = remaining.length < this.#orders.length;
    this.#orders = remaining;
    return cancelled;
  }

  /** The user's own sessions, oldest first. */
  openSessionsOf(userId: string): { session: SmsSession; viewer: Viewer }[] {
    return [...this.sessions.values()].flatMap((session) => {
      const viewer = findViewer(session, userId);
      return viewer && isOpenFor(viewer) ? [{ session, viewer }] : [];
    });
  }

  requireMember(userName: string): StaffMember {
    const member = this.staff.members.find((each) => each.userName === userName);
    if (!member) throw new Error(`Nobody here is called ${userName}.`);
    return member;
  }

  #seatsFor(plan: SessionPlan): SupervisorSeat[] {
    const seats = [...(plan.supervisors ?? [])];
    const isSeated = (order: StandingOrder): boolean => seats.some((seat) => seat.user === order.supervisor);
    const due = this.#orders.filter((order) => order.agent === plan.agent && !isSeated(order));
    this.#orders = this.#orders.filter((order) => !(due.includes(order) && order.until === 'next-session'));
    return [...seats, ...due.map((order) => ({ user: order.supervisor, mode: order.mode }))];
  }

  #customer(nickname: string): Participant {
    const participantId = this.ids.nextParticipantId();
    return { participantId, nickname, role: 'customer', visibility: 'All', state: 'Chatting' };
  }

  #agent(userName: string): Viewer {
    return this.#viewer(this.requireMember(userName), 'agent', 'barge-in');
  }

  #supervisor(userName: string, mode: Mode): Viewer {
    return this.#viewer(this.requireMember(userName), 'supervisor', mode);
  }

  #viewer(member: StaffMember, role: 'agent' | 'supervisor', mode: Mode): Viewer {
    const participantId = this.ids.nextParticipantId();
    const visibility = visibilityOf(mode);
    // What desktops give as nickname on Accept (§1.1); without one it would be the user name (§2.1).
    return {
      participantId,
      nickname: fullNameOf(member),
      role,
      userId: member.id,
      visibility,
      state: 'Chatting',
    };
  }
}

/** The keys of §1.3 that tell something; the caller's own come last and win. */
function attachedData(plan: SessionPlan): Record<string, unknown> {
  const subject = plan.subject === undefined ? {} : { Subject: plan.subject };
  return { ...subject, ...plan.userData };
}
