/** Looks at what a feed says of a new version before anything of it is fetched. */
import { z } from 'zod';
import { AppError } from '#main/errors/app-error.ts';

/** The file comes from the feed's own folder, and its name means nothing to a path, a appState or a script. */
const plainName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);

/** 64 bytes in base64. */
const sha512 = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

const announcement = z.object({
  files: z.array(z.object({ url: plainName, sha512 })).min(1),
  path: plainName.optional(),
  // Only web installers have packages; we make none.
  packages: z.undefined().optional(),
});

/** Throws `update-damaged`. */
export function validateUpdateInfo(info: unknown): void {
  const { success, error } = announcement.safeParse(info);
  if (!success) throw new AppError('update-damaged', { cause: error });
}
