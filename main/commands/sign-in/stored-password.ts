/** Profiles and their passwords as commands use them: found, kept, and forgotten when they are of no use any more. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { notifyOnFailure } from '#main/commands/context/notify-on-failure.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { SessionPassword } from '#main/keychain/session-password.ts';
import type { StoredProfile } from '#main/settings/profiles.ts';
import {
  isPasswordKept,
  offeredProfiles,
  PROFILE_LIMIT,
  putFirst,
  withPasswordGone,
} from '#main/settings/profiles.ts';
import type { SignInForm } from '#preload/model/account.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { AccountName } from '#preload/rules/same-account.ts';
import { isSameAccount } from '#preload/rules/same-account.ts';

type Parts = Pick<CommandContext, 'credentials' | 'sessionPassword' | 'log' | 'settings' | 'appState'>;

/** The password that the person need not type. Throws `password-missing` or `stored-password-not-found`. */
export async function findPassword(parts: Parts, account: AccountName): Promise<string> {
  const sessionPassword = parts.sessionPassword.current;
  if (sessionPassword && isSameAccount(sessionPassword, account)) return sessionPassword.password;
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
export async function keepPassword(
  parts: Parts,
  known: SessionPassword,
  isWanted: boolean,
): Promise<boolean> {
  const { credentials, settings } = parts;
  const { server, userName, password } = known;
  if (!isWanted) await removeOrNotice(parts, known);
  const kept =
    isWanted &&
    (await notifyOnFailure(parts, 'keychain-unavailable', () =>
      credentials.save(server, userName, password),
    ));
  const profiles = putFirst(settings.read().profiles, { server, userName, staySignedIn: kept });
  const filled = { server, userName, staySignedIn: isWanted, passwordHeld: false, busy: false };
  for (const forgotten of profiles.slice(PROFILE_LIMIT)) await removeOrNotice(parts, forgotten);
  await changeProfiles(parts, profiles.slice(0, PROFILE_LIMIT), filled);
  // Refused while the keychain took its time: nobody has forgotten it, for it was not there yet.
  if (!kept || !isPasswordRefused(parts.appState.read().connection)) return kept;
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
  const { credentials, sessionPassword, settings, appState } = parts;
  if (sessionPassword.current && isSameAccount(sessionPassword.current, account)) {
    sessionPassword.current = null;
    appState.change({ signInForm: { ...appState.read().signInForm, passwordHeld: false } });
  }
  const { profiles } = settings.read();
  if (!isPasswordKept(profiles, account)) return;
  // First what the next start goes by: a keychain may keep its entry, or take its time. The tick in the form stays, for
  // the password that comes next.
  await changeProfiles(parts, withPasswordGone(profiles, account));
  await notifyOnFailure(parts, 'stored-password-not-removed', () =>
    removePassword(credentials, account, true),
  );
}

/** From now on; the server may refuse a password hours after it was good. */
export function forgetWhenRefused(parts: Parts): void {
  parts.appState.subscribe(({ connection }) => {
    if (!isPasswordRefused(connection)) return;
    const { account } = parts.appState.read();
    if (account) void forgetRefused(parts, account);
  });
}

/** Writes the profiles down and offers them in the form. */
export async function changeProfiles(
  parts: Pick<Parts, 'log' | 'settings' | 'appState'>,
  profiles: readonly StoredProfile[],
  form: Partial<SignInForm> = {},
): Promise<void> {
  const { settings, appState } = parts;
  const { signInForm } = appState.read();
  appState.change({ signInForm: { ...signInForm, ...form, profiles: offeredProfiles(profiles) } });
  await notifyOnFailure(parts, 'settings-not-saved', () => settings.change({ profiles: [...profiles] }));
}

/**
 * Throws `stored-password-not-removed`. An earlier try may have left an entry behind, so it is tried in any case; but
 * where none is known of, a keychain that removes nothing has most likely nothing.
 */
export async function removePassword(
  credentials: CommandContext['credentials'],
  { server, userName }: AccountName,
  isKept: boolean,
): Promise<void> {
  await credentials.remove(server, userName).catch((cause: unknown) => {
    if (isKept) throw new AppError('stored-password-not-removed', { cause });
  });
}

async function removeOrNotice(parts: Parts, account: AccountName): Promise<void> {
  const isKept = isPasswordKept(parts.settings.read().profiles, account);
  await notifyOnFailure(parts, 'stored-password-not-removed', () =>
    removePassword(parts.credentials, account, isKept),
  );
}
