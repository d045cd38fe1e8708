/** Does something that may fail without making the command fail: the person is told by a notice instead. */
import { AppError } from '#main/errors/app-error.ts';
import { reportFailure } from '#main/errors/crash.ts';
import type { ErrorCode } from '#preload/errors.ts';
import type { CommandParts } from './command-parts.ts';

/** False when `action` failed and the notice says so under `code`. */
export async function tryOrNotice(
  { log, shell }: Pick<CommandParts, 'log' | 'shell'>,
  code: ErrorCode,
  action: () => Promise<void>,
): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (cause) {
    shell.change({ notice: reportFailure(log, 'signing in or out', new AppError(code, { cause })) });
    return false;
  }
}
