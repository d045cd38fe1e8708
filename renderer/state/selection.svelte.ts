/** Which session is open on screen. Main is told, because it sends the transcript of that one only. */
import type { Bridge } from '#preload/contract.ts';
import type { AppFailure } from '#preload/errors.ts';

/** One per console: a new sign-in begins with no session open. */
export class Selection {
  openId = $state<string | null>(null);
  /** Why the open session's transcript does not come. */
  failure = $state.raw<AppFailure | null>(null);

  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Never rejects; why a transcript does not come stands in `failure`. */
  async open(sessionId: string): Promise<void> {
    if (this.openId === sessionId && this.failure === null) return;
    this.openId = sessionId;
    this.failure = null;
    const reply = await this.#bridge.openSession({ sessionId });
    // An answer for a session that has been left meanwhile would stand at the wrong one.
    if (!reply.ok && this.openId === sessionId) this.failure = reply.error;
  }

  /**
   * Opens what was open on the page before this one, unless another has been opened since.
   * @returns whether that is settled; not while the session may still come
   */
  reopen(sessionId: string, { isKnown, isAllKnown }: { isKnown: boolean; isAllKnown: boolean }): boolean {
    if (this.openId !== null || (isAllKnown && !isKnown)) return true;
    if (isKnown) void this.open(sessionId);
    return isKnown;
  }
}
