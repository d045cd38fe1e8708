/** The names of what goes wrong with updates. */
import { expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import { toUpdateError } from '#main/updates/update-failure.ts';

const withCode = (code: string, message = 'what happened'): Error =>
  Object.assign(new Error(message), { code });

it.each([
  ['update-damaged', withCode('ERR_CHECKSUM_MISMATCH')],
  ['update-damaged', withCode('ERR_UPDATER_INVALID_SIGNATURE')],
  ['update-damaged', withCode('ERR_UPDATER_INVALID_UPDATE_INFO')],
  ['update-damaged', withCode('ERR_UPDATER_NO_CHECKSUM')],
  ['update-not-possible-here', withCode('EROFS')],
  ['update-not-possible-here', withCode('EACCES')],
  ['update-not-possible-here', withCode('ENOSPC')],
  ['update-not-possible-here', new Error('Cannot update while running on a read-only volume.')],
  ['update-server-unreachable', new Error('net::ERR_CONNECTION_REFUSED')],
  ['update-server-unreachable', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
  ['update-server-unreachable', new Error('net::ERR_CONTENT_LENGTH_MISMATCH')],
  ['update-server-unreachable', withCode('HTTP_ERROR_503')],
  ['update-server-unreachable', withCode('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND')],
  ['update-server-unreachable', new Error('Cannot download "https://updates.test/a", status 404: Not Found')],
  ['update-server-unreachable', new Error('Request has been aborted by the server')],
  ['update-not-ready', new AppError('update-not-ready')],
  ['unexpected', new TypeError('x is not a function')],
  ['unexpected', 'no error at all'],
])('%s: %s', (code, error) => {
  expect(toUpdateError(error).code).toBe(code);
});
