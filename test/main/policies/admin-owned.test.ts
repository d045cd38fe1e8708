/** Whose hands a file is in. */
import { expect, test } from 'vitest';
import { findForeignHand } from '#main/policies/admin-owned.ts';

test.each([
  [{ uid: 0, mode: 0o100644 }, null],
  [{ uid: 0, mode: 0o040755 }, null],
  [{ uid: 1000, mode: 0o100600 }, 'belongs to user 1000, and not to root'],
  [{ uid: 0, mode: 0o100664 }, 'can be written by others than root (mode 664)'],
  [{ uid: 0, mode: 0o040777 }, 'can be written by others than root (mode 777)'],
])('%j', (about, reason) => {
  expect(findForeignHand(about)).toBe(reason);
});
