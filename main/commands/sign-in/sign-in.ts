/** Sign in, with what was typed or with what main knows already; also again, where a session has expired. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { SignInOptions } from '#main/gws/connection/connection.ts';
import { readServerAddress } from '#main/gws/http/server-address.ts';
import type { HeldPassword } from '#main/keychain/held-password.ts';
import { requireOffered } from '#main/policies/policy.ts';
import { requireAnyServer } from '#main/policies/policy-failure.ts';
import type { Input, Output } from '#preload/contract.ts';
import { findPassword, forgetRefused, keepPassword } from './stored-password.ts';

type EnterParts = Pick<CommandParts, 'connection' | 'log' | 'pageMemory' | 'shell'>;
type Parts = EnterParts &
  Pick<CommandParts, 'credentials' | 'held' | 'policy' | 'policyProblems' | 'settings'>;

export async function signIn(parts: Parts, input: Input<'signIn'>): Promise<Output<'signIn'>> {
  const { policy } = parts;
  requireAnyServer(policy, parts.policyProblems);
  const account = { server: readServerAddress(input.server), userName: input.userName.trim() };
  requireOffered(policy, account.server);
  if (account.userName === '') throw new AppError('user-name-missing');
  if (input.password === '') throw new AppError('password-missing');
  const known = { ...account, password: input.password ?? (await findPassword(parts, account)) };
  try {
    await enter(parts, known);
  } catch (error) {
    // One that was typed may be mistyped: it says nothing about the stored one.
    if (input.password === null && isAppError(error, 'wrong-password')) await forgetRefused(parts, account);
    throw error;
  }
  return { kept: await keepPassword(parts, known, policy.staySignedIn ?? input.staySignedIn) };
}

/** Signs in at the server and opens the console. What was typed before a session expired is there again for its writer. */
export async function enter(
  { connection, log, pageMemory, shell }: EnterParts,
  { server, userName, password }: HeldPassword,
  options: SignInOptions = {},
): Promise<void> {
  log.hide(password);
  try {
    const account = await connection.signIn(server, { userName, password }, options);
    pageMemory.belongTo(JSON.stringify([server, userName]));
    shell.change({ account, notice: null });
  } catch (error) {
    // The same person's expired session outlives a refused sign-in. A stay that was left for another one does not.
    if (shell.read().connection.phase === 'signed-out') {
      pageMemory.belongTo(null);
      shell.change({ account: null });
    }
    throw error;
  }
}
