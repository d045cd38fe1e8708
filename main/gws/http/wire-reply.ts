/** The envelope of every reply. */
import { z } from 'zod';
import { lenientNumber, lenientText, lenientWord } from './lenient.ts';

/** Every reply of the REST API; `statusCode` 0 is success (gws-api.md §5.1). */
export const wireReply = z.looseObject({
  statusCode: lenientNumber,
  statusMessage: lenientText,
  referenceId: lenientWord,
});
