/** What an administrator asks for when something is odd. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { Output } from '#preload/contract.ts';

export async function readDiagnostics({
  gws,
  logFile,
  policyProblems,
  appState,
  unreadable,
}: Pick<CommandContext, 'gws' | 'logFile' | 'policyProblems' | 'appState' | 'unreadable'>): Promise<
  Output<'readDiagnostics'>
> {
  return {
    unreadable: unreadable.list(),
    policyProblems,
    logFile,
    version: appState.read().version,
    // Not knowing it must not hide the rest.
    serverVersion: await gws.readServerVersion().catch(() => null),
  };
}
