/** Answer what closing the window means, which is remembered; and close it so. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import type { Input } from '#preload/contract.ts';

type Parts = Pick<CommandContext, 'desktop' | 'log' | 'settings' | 'appState'>;

export async function closeWindow(
  { desktop, log, settings, appState }: Parts,
  { how }: Input<'closeWindow'>,
): Promise<null> {
  appState.change({ isClosing: false });
  if (how === 'stay') return null;
  const closeToTray = how === 'to-tray';
  appState.change({ settings: { ...appState.read().settings, closeToTray } });
  // A full disk keeps nobody here; who comes back finds out.
  await settings
    .change({ closeToTray, closingExplained: true })
    .catch((error: unknown) => appState.change({ notice: reportFailure(log, 'closing the window', error) }));
  if (closeToTray) desktop.hideWindow();
  else desktop.leave();
  return null;
}
