/** What an administrator asks for when something is odd. */
import type { Output } from '../../preload/contract.ts';
import { readServerVersion } from '../gws/server-version.ts';
import type { CommandParts } from './command-parts.ts';

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
