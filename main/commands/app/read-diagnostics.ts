/** What an administrator asks for when something is odd. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import { readServerVersion } from '#main/gws/api/server-version.ts';
import type { Output } from '#preload/contract.ts';

export async function readDiagnostics({
  connection,
  logFile,
  policyProblems,
  shell,
  unreadable,
}: Pick<CommandParts, 'connection' | 'logFile' | 'policyProblems' | 'shell' | 'unreadable'>): Promise<
  Output<'readDiagnostics'>
> {
  return {
    unreadable: unreadable.list(),
    policyProblems,
    logFile,
    version: shell.read().version,
    // Not knowing it must not hide the rest.
    serverVersion: await connection.perform(readServerVersion).catch(() => null),
  };
}
