/** A change of one setting: why the last one could not be saved. Unlike an attempt, a later change never waits for an earlier. */
import type { Reply } from '#preload/contract.ts';
import type { AppFailure } from '#preload/errors.ts';

export class SettingChange {
  failure = $state.raw<AppFailure | null>(null);

  /** @returns whether it was saved */
  async make(save: () => Promise<Reply<null>>): Promise<boolean> {
    this.failure = null;
    const reply = await save();
    if (!reply.ok) this.failure = reply.error;
    return reply.ok;
  }
}
