/** Change the settings. They hold for this run even when they cannot be written. */
import type { Settings } from '../../preload/model.ts';
import type { CommandParts } from './command-parts.ts';

type Parts = Pick<CommandParts, 'settings' | 'shell'>;

/** Throws `settings-not-saved`. */
export async function changeSettings(parts: Parts, changes: Settings): Promise<null> {
  parts.shell.change({ settings: changes });
  await parts.settings.change(changes);
  return null;
}
