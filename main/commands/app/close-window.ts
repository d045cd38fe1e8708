/** Answer what closing the window means, which is remembered; and close it so. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { reportFailure } from '#main/errors/crash.ts';
import type { Input } from '#preload/contract.ts';

type Parts = Pick<CommandParts, 'desktop' | 'log' | 'settings' | 'shell'>;

export async function closeWindow(
  { desktop, log, settings, shell }: Parts,
  { how }: Input<'closeWindow'>,
): Promise<null> {
  shell.change({ isClosing: false });
  if (how === 'stay') return null;
  const closeToTray = how === 'to-tray';
  shell.change({ settings: { ...shell.read().settings, closeToTray } });
  // A full disk keeps nobody here; who comes back finds out.
  await settings
    .change({ closeToTray, closingExplained: true })
    .catch((error: unknown) => shell.change({ notice: reportFailure(log, 'closing the window', error) }));
  if (closeToTray) desktop.hideWindow();
  else desktop.leave();
  return null;
}
