/** Failures that have a name: what the main process throws on purpose and the renderer has words for. */
import { randomBytes } from 'node:crypto';
import type { AppFailure, ErrorCode } from '#preload/errors.ts';

const SERVER_WORDS_LIMIT = 200;

export interface AppErrorDetails {
  /** The server's own words, shown to the supervisor as a quotation. */
  readonly serverSays?: string | undefined;
  readonly cause?: unknown;
  /** The API itself has refused, with a statusCode: the request changed nothing (gws-api.md §5.1). */
  readonly isRefusal?: boolean;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly serverSays: string | undefined;
  readonly isRefusal: boolean;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.isRefusal = details.isRefusal ?? false;
    this.serverSays = details.serverSays?.slice(0, SERVER_WORDS_LIMIT);
  }
}

/** True when `error` is the named failure `code`. */
export function isAppError(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}

/** A failure without a name gets one: `unexpected`. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('unexpected', { cause: error });
}

/** What crosses the bridge for a failure; a failure without a name becomes `unexpected`. */
export function toFailure(error: unknown): AppFailure {
  const reference = randomBytes(4).toString('hex');
  if (!(error instanceof AppError)) return { code: 'unexpected', reference };
  const { code, serverSays } = error;
  return serverSays === undefined ? { code, reference } : { code, reference, serverSays };
}
