/** The last change of mode that was asked for in each session, and how it failed. Never the mode itself: that is main's to say. */
import type { Reply } from '#preload/contract.ts';
import type { AppFailure, ErrorCode } from '#preload/errors.ts';
import type { Mode } from '#preload/model/session.ts';
import { failureOf } from '#renderer/state/async-action.svelte.ts';

export class ModeAttempt {
  wanted = $state<Mode | null>(null);
  pending = $state(false);
  failure = $state.raw<AppFailure | null>(null);

  async run(mode: Mode, command: () => Promise<Reply<null>>): Promise<void> {
    this.wanted = mode;
    this.failure = null;
    this.pending = true;
    const reply = await command();
    this.pending = false;
    if (!reply.ok) this.failure = failureOf(reply.error);
  }

  /** Says why nothing was asked of the server. */
  refuse(mode: Mode, code: ErrorCode): void {
    this.wanted = mode;
    this.failure = { code, reference: '' };
  }

  dismiss(): void {
    this.failure = null;
  }
}

export class ModeAttempts {
  // Never read as a whole, so it need not tell anyone that it has changed.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #attempts = new Map<string, ModeAttempt>();

  of(sessionId: string): ModeAttempt {
    const known = this.#attempts.get(sessionId);
    if (known !== undefined) return known;
    const attempt = new ModeAttempt();
    this.#attempts.set(sessionId, attempt);
    return attempt;
  }
}
