/** Fields of the server's JSON, read leniently: one that cannot be read counts as absent. */
import { z } from 'zod';

/** Numbers come as strings on some pages (gws-api.md §7.6). */
export const lenientNumber = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .pipe(z.number())
  .optional()
  .catch(undefined);

export const lenientText = z.string().optional().catch(undefined);

/** An id, a name or a text that may come as a number. */
export const lenientWord = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
