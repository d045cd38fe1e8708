/** Profiles and their passwords as commands use them: found, kept, and forgotten when they are of no use any more. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { tryOrNotice } from '#main/commands/context/try-or-notice.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { HeldPassword } from '#main/keychain/held-password.ts';
import type { AccountName, StoredProfile } from '#main/settings/profiles.ts';
import {
  isPasswordKept,
  isSameAccount,
  offeredProfiles,
  PROFILE_LIMIT,
  putFirst,
  withPasswordGone,
} from '#main/settings/profiles.ts';
import type { SignInForm } from '#preload/model/account.ts';
import type { Connection } from '#preload/model/connection.ts';

type Parts = Pick<CommandParts, 'credentials' | 'held' | 'log' | 'settings' | 'shell'>;

/** The password that the person need not type. Throws `password-missing` or `stored-password-not-found`. */
export async function findPassword(parts: Parts, account: AccountName): Promise<string> {
  const held = parts.held.current;
  if (held && isSameAccount(held, account)) return held.password;
  if (!isPasswordKept(parts.settings.read().profiles, account)) throw new AppError('password-missing');
  return loadPassword(parts, account);
}

/** A locked keychain answers as if it held nothing, or not at all; unlocked, it is asked again by the next try. */
export async function loadPassword(
  { credentials }: Pick<Parts, 'credentials'>,
  { server, userName }: AccountName,
): Promise<string> {
  const password = await credentials.load(server, userName).catch((cause: unknown) => {
    throw new AppError('stored-password-not-found', { cause });
  });
  if (password === null) throw new AppError('stored-password-not-found');
  return password;
}

/**
 * Makes the account the newest profile, with its password or without. False when it was wanted and not kept: without a
 * keychain the sign-in holds for this run, and nothing is ever written elsewhere.
 */
export async function keepPassword(parts: Parts, known: HeldPassword, isWanted: boolean): Promise<boolean> {
  const { credentials, settings } = parts;
  const { server, userName, password } = known;
  if (!isWanted) await removeOrNotice(parts, known);
  const kept =
    isWanted &&
    (await tryOrNotice(parts, 'keychain-unavailable', () => credentials.save(server, userName, password)));
  const profiles = putFirst(settings.read().profiles, { server, userName, staySignedIn: kept });
  const filled = { server, userName, staySignedIn: isWanted, passwordHeld: false, busy: false };
  for (const forgotten of profiles.slice(PROFILE_LIMIT)) await removeOrNotice(parts, forgotten);
  await changeProfiles(parts, profiles.slice(0, PROFILE_LIMIT), filled);
  // Refused while the keychain took its time: nobody has forgotten it, for it was not there yet.
  if (!kept || !isPasswordRefused(parts.shell.read().connection)) return kept;
  await forgetRefused(parts, known);
  return false;
}

function isPasswordRefused(connection: Connection | undefined): boolean {
  return connection?.phase === 'session-expired' && connection.reason === 'wrong-password';
}

/**
 * Forgets a password that the server has refused once: tried again at every start it would lock the account
 * (gws-api.md §4.5.10). One that must be changed (statusCode 8) is not refused but right, so trying it locks nothing;
 * it stays until its successor takes its place, or until the server does refuse it.
 */
export async function forgetRefused(parts: Parts, account: AccountName): Promise<void> {
  const { credentials, held, settings, shell } = parts;
  if (held.current && isSameAccount(held.current, account)) {
    held.current = null;
    shell.change({ signInForm: { ...shell.read().signInForm, passwordHeld: false } });
  }
  const { profiles } = settings.read();
  if (!isPasswordKept(profiles, account)) return;
  // First what the next start goes by: a keychain may keep its entry, or take its time. The tick in the form stays, for
  // the password that comes next.
  await changeProfiles(parts, withPasswordGone(profiles, account));
  await tryOrNotice(parts, 'stored-password-not-removed', () => removePassword(credentials, account, true));
}

/** From now on; the server may refuse a password hours after it was good. */
export function forgetWhenRefused(parts: Parts): void {
  parts.shell.subscribe(({ connection }) => {
    if (!isPasswordRefused(connection)) return;
    const { account } = parts.shell.read();
    if (account) void forgetRefused(parts, account);
  });
}

/** Writes the profiles down and offers them in the form. */
export async function changeProfiles(
  parts: Pick<Parts, 'log' | 'settings' | 'shell'>,
  profiles: readonly StoredProfile[],
  form: Partial<SignInForm> = {},
): Promise<void> {
  const { settings, shell } = parts;
  const { signInForm } = shell.read();
  shell.change({ signInForm: { ...signInForm, ...form, profiles: offeredProfiles(profiles) } });
  await tryOrNotice(parts, 'settings-not-saved', () => settings.change({ profiles: [...profiles] }));
}

/**
 * Throws `stored-password-not-removed`. An earlier try may have left an entry behind, so it is tried in any case; but
 * where none is known of, a keychain that removes nothing has most likely nothing.
 */
export async function removePassword(
  credentials: CommandParts['credentials'],
  { server, userName }: AccountName,
  isKept: boolean,
): Promise<void> {
  await credentials.remove(server, userName).catch((cause: unknown) => {
    if (isKept) throw new AppError('stored-password-not-removed', { cause });
  });
}

async function removeOrNotice(parts: Parts, account: AccountName): Promise<void> {
  const isKept = isPasswordKept(parts.settings.read().profiles, account);
  await tryOrNotice(parts, 'stored-password-not-removed', () =>
    removePassword(parts.credentials, account, isKept),
  );
}
