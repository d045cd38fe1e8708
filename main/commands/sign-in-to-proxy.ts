/** Answers a proxy that wants a name and a password. Held in memory for this run, in the keychain when that is wanted. */
import type { Input, Output } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import type { CommandParts } from './command-parts.ts';
import { tryOrNotice } from './try-or-notice.ts';

type Parts = Pick<CommandParts, 'connection' | 'log' | 'network' | 'shell'>;

export async function signInToProxy(
  parts: Parts,
  { userName, password, keep }: Input<'signInToProxy'>,
): Promise<Output<'signInToProxy'>> {
  if (userName.trim() === '') throw new AppError('user-name-missing');
  if (password === '') throw new AppError('password-missing');
  const answered = parts.network.answerProxy({ userName: userName.trim(), password });
  parts.connection.reconnectNow();
  if (!answered || !keep) return { kept: false };
  return { kept: await tryOrNotice(parts, 'keychain-unavailable', () => answered.keep()) };
}
