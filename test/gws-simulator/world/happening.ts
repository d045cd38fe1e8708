/** What the world tells its viewers, each happening for one user; the wire format is made elsewhere. */
import type { Line, SmsSession, Viewer } from './sms-session.ts';

export type Happening =
  | {
      readonly kind: 'status-changed';
      readonly session: SmsSession;
      readonly viewer: Viewer;
      /** First news of the session carries its attached data; Accept and Reject send empty participants (§1.3). */
      readonly fields: 'arrival' | 'empty-participants' | 'bare';
      readonly referenceId?: number;
    }
  | { readonly kind: 'participants-updated'; readonly session: SmsSession; readonly viewer: Viewer }
  | {
      readonly kind: 'properties-updated';
      readonly session: SmsSession;
      readonly viewer: Viewer;
      readonly referenceId?: number;
    }
  | {
      readonly kind: 'messages-added';
      readonly session: SmsSession;
      readonly viewer: Viewer;
      /** As this viewer sees them. */
      readonly lines: readonly Line[];
    }
  | { readonly kind: 'channels-changed'; readonly userId: string };

/** What the rules of the world need from around them. */
export interface Stage {
  now(): number;
  announce(happening: Happening): void;
  /** See `Dialect`. */
  readonly habits: Habits;
}

/** The switches of the dialect that change what happens, not only how it is written. */
export interface Habits {
  readonly bargeInCapability: 'SwitchBargeIn' | 'SwitchToBargeIn';
  readonly sendMessageInMonitor: 'refuse' | 'accept';
  readonly stateWhenAgentLeaves: 'Revoked' | 'Completed';
  readonly stateWhenSupervisorLeaves: 'Completed' | 'LeftChat';
  readonly arrivesAs: 'Chatting' | 'Invited';
  readonly needsWork: boolean;
  readonly extraCapabilities: readonly string[];
}
