/** The agents that I supervise, and what I have ordered about them. */
import type { AppFailure } from '#preload/errors.ts';
import type { Mode } from './session.ts';

/** Whether an agent, or I, can be given work on a channel; `unknown` is a word of the server's that we do not know. */
export type Readiness = 'ready' | 'not-ready' | 'offline' | 'unknown';

/** Which sessions a standing order brings: the agent's next one, or all until it is stopped. */
export const ORDER_SCOPES = ['next', 'all'] as const;

export type OrderScope = (typeof ORDER_SCOPES)[number];

export interface StandingOrder {
  readonly mode: Mode;
  readonly scope: OrderScope;
}

/** A session of an agent as the server shows it to one who has not joined: no names, no texts. */
export interface AgentSession {
  readonly id: string;
  /** In milliseconds since 1970; null before the first answer. */
  readonly receivedAt: number | null;
  /** What the attached data calls it, else empty. */
  readonly subject: string;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  /** Names of the groups that the agent is in and that I supervise. */
  readonly groups: readonly string[];
  readonly readiness: Readiness;
  /** The server's own words for the state, such as "Lunch". */
  readonly stateName: string;
  readonly sessions: readonly AgentSession[];
  /** What I have ordered for this agent in this run and not stopped. */
  readonly order: StandingOrder | null;
}

/** The agents of the groups of which I am a supervisor. Polled, because the server tells nothing of them by itself. */
export interface Team {
  /** `off` when signed out; `failed` keeps the agents of the last good reading. */
  readonly phase: 'off' | 'reading' | 'read' | 'failed';
  /** Of the last good reading. */
  readonly readAt: number | null;
  /** Milliseconds between two readings at present. */
  readonly pace: number;
  readonly agents: readonly Agent[];
  readonly failure: AppFailure | null;
}

/** The channel of SMS sessions; sites may name others. */
export const SMS_CHANNEL = 'smssession';

export const READINESS_ORDERS = ['ready', 'not-ready', 'offline'] as const satisfies readonly Readiness[];

export type ReadinessOrder = (typeof READINESS_ORDERS)[number];
