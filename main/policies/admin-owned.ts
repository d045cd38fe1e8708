/** Whether only administrators could have written something: it is root's, and nobody else may write it. */
import type { Stats } from 'node:fs';

const WRITABLE_BY_OTHERS = 0o022;

/** Why it is not theirs alone, as the end of a sentence that begins with its name; `null`: it is. */
export function findForeignHand({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): string | null {
  if (uid !== 0) return `belongs to user ${uid}, and not to root`;
  if ((mode & WRITABLE_BY_OTHERS) === 0) return null;
  return `can be written by others than root (mode ${(mode & 0o777).toString(8)})`;
}
