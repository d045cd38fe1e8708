/** The last change of mode that was asked for in each session, and how it failed. Never the mode itself: that is main's to say. */
import type { Reply } from '#preload/contract.ts';
import type { AppFailure, ErrorCode } from '#preload/errors.ts';
import type { Mode } from '#preload/model/session.ts';
import { AsyncAction } from '#renderer/state/async-action.svelte.ts';

export class ModeAttempt {
  wanted = $state<Mode | null>(null);
  readonly #switching = new AsyncAction();

  get pending(): boolean {
    return this.#switching.pending;
  }

  get failure(): AppFailure | null {
    return this.#switching.failure;
  }

  async run(mode: Mode, command: () => Promise<Reply<null>>): Promise<void> {
    if (this.pending) return;
    this.wanted = mode;
    await this.#switching.run(command);
  }

  /** Says why nothing was asked of the server. */
  refuse(mode: Mode, code: ErrorCode): void {
    this.wanted = mode;
    this.#switching.refuse(code);
  }

  dismiss(): void {
    this.#switching.dismiss();
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
