/** Saves settings one change after the other, always as a whole: two quick changes must not undo each other. */
import type { Bridge, Reply } from '#preload/contract.ts';
import type { Settings } from '#preload/model/settings.ts';

/** After so many milliseconds main has published what it saved; until then the replica may be one change behind. */
const PATCH_DELAY_MS = 1000;

/** One per console, so that all changes wait for each other. */
export class SettingsSaver {
  readonly #bridge: Bridge;
  readonly #read: () => Settings;
  #last: Promise<unknown> = Promise.resolve();
  #saved: { readonly settings: Settings; readonly at: number } | null = null;

  /** `read`: the settings as main published them last. */
  constructor(bridge: Bridge, read: () => Settings) {
    this.#bridge = bridge;
    this.#read = read;
  }

  /** `edit` gets the settings as they are when all earlier changes have been saved. */
  change(edit: (settings: Settings) => Settings): Promise<Reply<null>> {
    const turn = this.#last.then(() => this.#save(edit));
    this.#last = turn;
    return turn;
  }

  async #save(edit: (settings: Settings) => Settings): Promise<Reply<null>> {
    const isAhead = this.#saved !== null && performance.now() - this.#saved.at < PATCH_DELAY_MS;
    const settings = edit(isAhead && this.#saved !== null ? this.#saved.settings : this.#read());
    const reply = await this.#bridge.changeSettings(settings);
    this.#saved = reply.ok ? { settings, at: performance.now() } : null;
    return reply;
  }
}
