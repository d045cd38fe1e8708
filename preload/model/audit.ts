/** The trail of my own actions. */
import type { ErrorCode } from '#preload/errors.ts';
import type { Mode } from './session.ts';

/** The commands that are recorded: what is done to sessions and people. */
export const AUDITED_ACTIONS = [
  'switchMode',
  'sendMessage',
  'sendLink',
  'sendNotice',
  'acceptSession',
  'closeSession',
  'transfer',
  'invite',
  'consult',
  'cancelConsult',
  'setDisposition',
  'changeAttachedData',
  'monitorAgent',
  'stopMonitoring',
  'joinSession',
  'setAgentReadiness',
  'startWork',
  'setMyReadiness',
  'endWork',
] as const;
export type AuditedAction = (typeof AUDITED_ACTIONS)[number];

export const AUDIT_OUTCOMES = ['done', 'not-done', 'unknown'] as const;

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** One thing that I did. Never what was written. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A command's name. */
  readonly action: AuditedAction;
  readonly sessionId: string | null;
  readonly agent: string | null;
  /** For a change of mode. */
  readonly from: Mode | null;
  readonly to: Mode | null;
  /** What else is worth knowing, such as for whom a message was. */
  readonly detail: string;
  /**
   * `unknown`: the answer was lost, and what became of it was not found out; `not-done`: it was found out that it was
   * not carried out. `null` while it is under way, or when the app ended before it was known.
   */
  readonly outcome: AuditOutcome | ErrorCode | null;
}
