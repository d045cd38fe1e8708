/** Sign in: with what was typed, or at start with what the keychain kept. */
import type { Input, Output } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import { reportFailure } from '../crash.ts';
import { readServerAddress } from '../gws/server-address.ts';
import type { CommandParts, HeldPassword } from './command-parts.ts';
import { tryOrNotice } from './try-or-notice.ts';

type Parts = Pick<CommandParts, 'connection' | 'credentials' | 'held' | 'log' | 'settings' | 'shell'>;

export async function signIn(parts: Parts, input: Input<'signIn'>): Promise<Output<'signIn'>> {
  const server = readServerAddress(input.server);
  const userName = input.userName.trim();
  if (userName === '') throw new AppError('user-name-missing');
  const password = input.password ?? findHeld(parts, server, userName);
  if (!password) throw new AppError('password-missing');

  await enter(parts, { server, userName, password });
  const kept = await keepOrForget(parts, { server, userName, password }, input.staySignedIn);
  return { kept };
}

/** Goes straight to the console when the keychain holds a sign-in. What stands in the way is told as a notice. */
export async function signInFromKeychain(parts: Parts): Promise<void> {
  const { server, userName, staySignedIn } = parts.settings.read();
  if (!staySignedIn || server === '' || userName === '') return;
  const form = { server, userName, staySignedIn, passwordHeld: false };
  parts.shell.change({ signInForm: { ...form, busy: true } });
  try {
    const password = await loadPassword(parts, server, userName);
    parts.held.current = { server, userName, password };
    await enter(parts, parts.held.current);
  } catch (error) {
    parts.shell.change({ notice: reportFailure(parts.log, 'sign-in at start', error) });
  }
  const passwordHeld = parts.held.current !== null;
  parts.shell.change({ signInForm: { ...form, passwordHeld, busy: false } });
}

/** A locked keychain answers as if it held nothing, or not at all. */
async function loadPassword({ credentials }: Parts, server: string, userName: string): Promise<string> {
  const password = await credentials.load(server, userName).catch((cause: unknown) => {
    throw new AppError('stored-password-not-found', { cause });
  });
  if (password === null) throw new AppError('stored-password-not-found');
  return password;
}

async function enter({ connection, log, shell }: Parts, known: HeldPassword): Promise<void> {
  const { server, userName, password } = known;
  log.hide(password);
  const account = await connection.signIn(server, { userName, password });
  shell.change({ account, notice: null });
}

function findHeld({ held }: Parts, server: string, userName: string): string | undefined {
  const known = held.current;
  return known?.server === server && known.userName === userName ? known.password : undefined;
}

/** Without a keychain the sign-in holds for this run: nothing is ever written elsewhere. */
async function keepOrForget(parts: Parts, known: HeldPassword, isWanted: boolean): Promise<boolean> {
  const { credentials, settings, shell } = parts;
  const { server, userName, password } = known;
  const before = settings.read();
  const isSame = before.server === server && before.userName === userName;
  if (before.staySignedIn && !(isSame && isWanted)) {
    await tryOrNotice(parts, 'stored-password-not-removed', () =>
      credentials.remove(before.server, before.userName),
    );
  }
  const kept =
    isWanted &&
    (await tryOrNotice(parts, 'keychain-unavailable', () => credentials.save(server, userName, password)));
  shell.change({
    signInForm: { server, userName, staySignedIn: isWanted, passwordHeld: false, busy: false },
  });
  await tryOrNotice(parts, 'settings-not-saved', () =>
    settings.change({ server, userName, staySignedIn: kept }),
  );
  return kept;
}
