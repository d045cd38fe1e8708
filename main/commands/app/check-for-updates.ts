/** Look for a newer version now. What comes of it is told by the state: a download may take minutes. */
import type { Updater } from '#main/updates/updater.ts';

export async function checkForUpdates({ updater }: { readonly updater: Updater }): Promise<null> {
  void updater.check();
  return null;
}
