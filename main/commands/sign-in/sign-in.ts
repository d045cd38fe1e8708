/** Sign in, with what was typed or with what main knows already; also again, where a session has expired. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { AppError, isAppError } from '#main/errors/app-error.ts';
import type { SignInOptions } from '#main/gws/connection/connection.ts';
import { readServerAddress } from '#main/gws/http/server-address.ts';
import type { SessionPassword } from '#main/keychain/session-password.ts';
import { requireOffered } from '#main/policies/policy.ts';
import { requireAnyServer } from '#main/policies/policy-failure.ts';
import type { Input, Output } from '#preload/contract.ts';
import { findPassword, forgetRefused, keepPassword } from './stored-password.ts';

type EnterDeps = Pick<CommandContext, 'connection' | 'log' | 'draftStore' | 'appState'>;
type Parts = EnterDeps &
  Pick<CommandContext, 'credentials' | 'sessionPassword' | 'policy' | 'policyProblems' | 'settings'>;

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
  { connection, log, draftStore, appState }: EnterDeps,
  { server, userName, password }: SessionPassword,
  options: SignInOptions = {},
): Promise<void> {
  log.hide(password);
  try {
    const account = await connection.signIn(server, { userName, password }, options);
    draftStore.belongTo(JSON.stringify([server, userName]));
    appState.change({ account, notice: null });
  } catch (error) {
    // The same person's expired session outlives a refused sign-in. A stay that was left for another one does not.
    if (appState.read().connection.phase === 'signed-out') {
      draftStore.belongTo(null);
      appState.change({ account: null });
    }
    throw error;
  }
}
