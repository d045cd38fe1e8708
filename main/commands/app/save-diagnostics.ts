/** One click writes a zip that an administrator, or we, can read. */
import { release } from 'node:os';
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { writeDiagnostics } from '#main/diagnostics/write-zip.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Output } from '#preload/contract.ts';
import { readDiagnostics } from './read-diagnostics.ts';

type Parts = Pick<
  CommandContext,
  | 'connectionHistory'
  | 'desktop'
  | 'gws'
  | 'log'
  | 'logFile'
  | 'policyProblems'
  | 'settings'
  | 'appState'
  | 'unreadable'
>;

/** Throws `diagnostics-not-saved`. */
export async function saveDiagnostics(parts: Parts): Promise<Output<'saveDiagnostics'>> {
  const { connectionHistory, desktop, log, settings, appState } = parts;
  const content = await writeDiagnostics({
    versions: {
      app: appState.read().version,
      system: `${process.platform} ${process.arch} ${release()}`,
      ...onlyTexts(process.versions),
    },
    diagnostics: await readDiagnostics(parts),
    settings: settings.read(),
    managed: appState.read().managed,
    connectionHistory: connectionHistory.list(),
    redact: log.redact,
  });
  try {
    return { saved: await desktop.saveFile('sms-supervisor-diagnostics.zip', content) };
  } catch (cause) {
    throw new AppError('diagnostics-not-saved', { cause });
  }
}

function onlyTexts(versions: NodeJS.ProcessVersions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(versions).flatMap(([name, version]) => (version === undefined ? [] : [[name, version]])),
  );
}
