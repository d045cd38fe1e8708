/** Does something that may fail without making the command fail: the person is told by a notice instead. */
import { AppError } from '#main/errors/app-error.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { CommandContext } from './command-context.ts';

/** False when `action` failed and the notice says so under `code`. */
export async function notifyOnFailure(
  { log, appState }: Pick<CommandContext, 'log' | 'appState'>,
  code: ErrorCode,
  action: () => Promise<void>,
): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (cause) {
    appState.change({ notice: reportFailure(log, 'signing in or out', new AppError(code, { cause })) });
    return false;
  }
}
