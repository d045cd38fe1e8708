/** A change of one setting: why the last one could not be saved. Unlike an attempt, a later change never waits for an earlier. */
import type { Reply } from '#preload/contract.ts';
import type { AppFailure } from '#preload/errors.ts';

/** Those whose change holds, and waits for room on the disk. */
let unsaved: readonly SettingChange[] = [];

/** What waited is on the disk: nothing is wrong with it any more. */
export function settleUnsaved(): void {
  for (const change of unsaved) change.failure = null;
  unsaved = [];
}

export class SettingChange {
  failure = $state.raw<AppFailure | null>(null);

  /** @returns whether it was saved */
  async make(save: () => Promise<Reply<null>>): Promise<boolean> {
    this.failure = null;
    unsaved = unsaved.filter((each) => each !== this);
    const reply = await save();
    if (!reply.ok) this.failure = reply.error;
    if (this.failure?.code === 'settings-not-saved') unsaved = [...unsaved, this];
    return reply.ok;
  }
}
