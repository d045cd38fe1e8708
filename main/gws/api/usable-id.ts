/** Which ids of the server can be asked about at all. */

/**
 * Not an empty one, not one that cannot be written into an address, and not the two that lead to another address: `/users/..` is
 * not about a user.
 */
export const isUsableId = (id: string | undefined): id is string =>
  id !== undefined && id.trim() !== '' && id !== '.' && id !== '..' && !/\p{Cs}/u.test(id);
