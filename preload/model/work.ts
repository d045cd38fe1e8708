/** My own contact-centre session. */
import type { Readiness } from './team.ts';

/** A channel of my own contact-centre session. */
export interface WorkChannel {
  readonly name: string;
  readonly readiness: Readiness;
}

/** My own contact-centre session, without which some sites deliver no sessions. */
export interface Work {
  readonly isStarted: boolean;
  readonly channels: readonly WorkChannel[];
  /** Channels that could not be started, with the server's words. */
  readonly failed: readonly { readonly channel: string; readonly serverSays: string }[];
}
