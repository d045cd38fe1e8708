/** Answers a proxy that wants a name and a password. Held in memory for this run, in the keychain when that is wanted. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { AppError } from '#main/errors/app-error.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import type { Input, Output } from '#preload/contract.ts';

interface Parts extends Pick<CommandContext, 'log'> {
  readonly connection: Pick<CommandContext['connection'], 'reconnectNow'>;
  readonly network: Pick<CommandContext['network'], 'answerProxy'>;
}

export async function signInToProxy(
  { connection, log, network }: Parts,
  { userName, password, keep }: Input<'signInToProxy'>,
): Promise<Output<'signInToProxy'>> {
  if (userName.trim() === '') throw new AppError('user-name-missing');
  if (password === '') throw new AppError('password-missing');
  const answered = network.answerProxy({ userName: userName.trim(), password });
  connection.reconnectNow();
  if (!answered || !keep) return { kept: false };
  try {
    await answered.keep();
    return { kept: true };
  } catch (error) {
    // It holds for this run; that it is not kept, the page says where it was asked for.
    reportFailure(log, 'keeping the sign-in to a proxy', error);
    return { kept: false };
  }
}
