/** What becomes of an answer that sends us elsewhere: it is never followed. */
import { AppError } from '#main/errors/app-error.ts';

/** `server-moved` with the new origin when the way leads to another one; `null` when it stays: then it is an answer like any other. */
export function refuseRedirect(from: string, to: string): AppError | null {
  const target = URL.canParse(to) ? new URL(to) : null;
  if (target?.origin === new URL(from).origin) return null;
  // Path and query may say who was sent there, and why: nobody needs to see that.
  return new AppError('server-moved', { serverSays: originOf(target) });
}

/** Only of the web: other schemes have no origin worth naming. */
function originOf(target: URL | null): string | undefined {
  return target && target.origin !== 'null' ? target.origin : undefined;
}
