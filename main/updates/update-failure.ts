/** Gives what goes wrong with an update the name under which the page has words for it. */
import { AppError } from '#main/errors/app-error.ts';

/** What electron-updater says of a file, or of what a feed says of it, that must not be used. */
const DAMAGED = new Set([
  'ERR_CHECKSUM_MISMATCH',
  'ERR_UPDATER_INVALID_SIGNATURE',
  'ERR_UPDATER_INVALID_UPDATE_INFO',
  'ERR_UPDATER_INVALID_VERSION',
  'ERR_UPDATER_NO_CHECKSUM',
  'ERR_UPDATER_NO_FILES_PROVIDED',
  'ERR_UPDATER_WEB_INSTALLER_DISABLED',
  'ERR_UPDATER_ZIP_FILE_NOT_FOUND',
]);

/** No right to write, or no room. */
const NOT_HERE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ERR_UPDATER_OLD_FILE_NOT_FOUND']);

/** Squirrel.Mac has words only: of an app that was opened from its disk image. */
const READ_ONLY_VOLUME = /read-only volume/i;

/** Chromium's errors, those of HTTP, and electron-updater's sentences for the same. */
const UNREACHABLE =
  /^net::|^HTTP_ERROR_|^ERR_UPDATER_CHANNEL_FILE_NOT_FOUND$|^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_)|\bstatus \d{3}\b|aborted|redirect|timed out/i;

export function toUpdateError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = readCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (DAMAGED.has(code)) return new AppError('update-damaged', { cause: error });
  if (NOT_HERE.has(code) || READ_ONLY_VOLUME.test(message)) {
    return new AppError('update-not-possible-here', { cause: error });
  }
  if (UNREACHABLE.test(code) || UNREACHABLE.test(message)) {
    return new AppError('update-server-unreachable', { cause: error });
  }
  return new AppError('unexpected', { cause: error });
}

function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
