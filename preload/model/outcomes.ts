/** What became of operations whose answer was lost. */
import type { DraftKind } from './drafts.ts';
import type { Mode, SessionAction, Visibility } from './session.ts';
import type { Readiness, StandingOrder } from './team.ts';

/** What was asked of the contact centre. */
export type OutcomeSubject =
  | {
      readonly kind: 'message';
      readonly sessionId: string;
      readonly to: Exclude<Visibility, 'supervisors'>;
      readonly as: DraftKind;
      readonly text: string;
    }
  | { readonly kind: 'mode'; readonly sessionId: string; readonly mode: Mode }
  | {
      readonly kind: 'action';
      readonly sessionId: string;
      readonly action: SessionAction;
      /** The key of attached data, the disposition or the person that it is about; empty for none. */
      readonly detail: string;
    }
  /** `null`: the end of one. */
  | { readonly kind: 'order'; readonly agentId: string; readonly order: StandingOrder | null }
  | { readonly kind: 'join'; readonly agentId: string; readonly sessionId: string; readonly mode: Mode }
  /** `null`: mine. */
  | { readonly kind: 'readiness'; readonly agentId: string | null; readonly readiness: Readiness }
  | { readonly kind: 'work'; readonly isStarting: boolean };

/** An operation that was sent and whose answer was lost: what became of it is found out by reading, never by sending again. */
export interface Outcome {
  /** Counted up from the start of the app. */
  readonly id: number;
  readonly subject: OutcomeSubject;
  /**
   * `asking`: being found out. `not-known`: it could not be found out so far, or nothing shows it. `done`: the contact
   * centre has it. `not-done`: the contact centre was asked and has not got it.
   */
  readonly phase: 'asking' | 'not-known' | 'done' | 'not-done';
  /** When it was sent, in milliseconds since 1970. */
  readonly since: number;
}
