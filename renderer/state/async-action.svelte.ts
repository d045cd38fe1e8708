/** One thing that main is asked to do: whether it is under way, and how it failed the last time. */
import type { Reply } from '#preload/contract.ts';
import type { AppFailure, ErrorCode } from '#preload/errors.ts';

export class AsyncAction {
  pending = $state(false);
  failure = $state.raw<AppFailure | null>(null);

  /** @returns the reply, or `null` while an earlier one is still awaited: then nothing is asked */
  async run<T>(command: () => Promise<Reply<T>>): Promise<Reply<T> | null> {
    if (this.pending) return null;
    this.pending = true;
    this.failure = null;
    const reply = await command();
    this.pending = false;
    if (!reply.ok) this.failure = failureOf(reply.error);
    return reply;
  }

  /** Says why main was not asked at all. */
  refuse(code: ErrorCode): void {
    this.failure = { code, reference: '' };
  }

  dismiss(): void {
    this.failure = null;
  }
}

/** What stands beside the control. Of an outcome that is not known main tells more, and goes on telling: OutcomeAlert.svelte. */
function failureOf(error: AppFailure): AppFailure | null {
  return error.code === 'outcome-unknown' ? null : error;
}
