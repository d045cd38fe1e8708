/** Restart into the version that is ready. */
import type { Updater } from '#main/updates/updater.ts';

/** Throws `update-not-ready`, `update-damaged`, `update-not-possible-here`. */
export async function installUpdate({ updater }: { readonly updater: Updater }): Promise<null> {
  await updater.install();
  return null;
}
