/**
 * Sign out. Supervised sessions go on without us. In this order:
 *
 * 1. goodbye to the line of notifications (/meta/disconnect), while the server still knows who says it;
 * 2. the server's cookies and what else the network keeps: the connection does both;
 * 3. what is in memory: held password, drafts, the account on screen;
 * 4. the account's password in the keychain, after the settings have been told not to use it: a keychain that is locked
 *    takes its time, and must not keep anything else from being forgotten.
 *
 * "End work" ends the contact-centre session before that: see my-work.ts.
 */
import { isPasswordKept, withPasswordGone } from '../profiles.ts';
import type { CommandParts } from './command-parts.ts';
import { changeProfiles } from './stored-password.ts';
import { tryOrNotice } from './try-or-notice.ts';

type Parts = Pick<
  CommandParts,
  'connection' | 'credentials' | 'held' | 'log' | 'pageMemory' | 'settings' | 'shell'
>;

export async function signOut(parts: Parts): Promise<null> {
  const { connection, credentials, held, pageMemory, settings, shell } = parts;
  const before = shell.read();
  // While a stored sign-in is still being tried nobody is signed in, and it is the one in the form.
  const { server, userName } = before.account ?? before.signInForm;
  shell.change({ notice: null });
  // What fails must not keep the rest from being forgotten.
  await tryOrNotice(parts, 'unexpected', () => connection.signOut());
  held.current = null;
  pageMemory.belongTo(null);
  const empty = { server, userName, staySignedIn: false, passwordHeld: false, busy: false };
  // Together: the form takes what it begins with from the state in which it appears.
  shell.change({ account: null, signInForm: { ...shell.read().signInForm, ...empty } });

  const { profiles } = settings.read();
  await changeProfiles(parts, withPasswordGone(profiles, { server, userName }));
  // A keychain that will not open keeps its entry: that is worth a notice.
  if (isPasswordKept(profiles, { server, userName }))
    await tryOrNotice(parts, 'stored-password-not-removed', () => credentials.remove(server, userName));
  return null;
}
