/** Sign out: leaves the server first, then forgets the stored credentials. Supervised sessions go on without us. */
import type { CommandParts } from './command-parts.ts';
import { tryOrNotice } from './try-or-notice.ts';

type Parts = Pick<CommandParts, 'connection' | 'credentials' | 'held' | 'log' | 'settings' | 'shell'>;

export async function signOut(parts: Parts): Promise<null> {
  const { credentials, settings, shell } = parts;
  const { server, userName, staySignedIn } = settings.read();
  await parts.connection.signOut();
  parts.held.current = null;
  shell.change({
    account: null,
    notice: null,
    signInForm: { server, userName, staySignedIn: false, passwordHeld: false, busy: false },
  });
  // A keychain that will not open keeps its entry: that is worth a notice.
  if (staySignedIn)
    await tryOrNotice(parts, 'stored-password-not-removed', () => credentials.remove(server, userName));
  await tryOrNotice(parts, 'settings-not-saved', () => settings.change({ staySignedIn: false }));
  return null;
}
