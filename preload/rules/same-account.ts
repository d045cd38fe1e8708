/** Whether two names are of the same account: a server, and a user of it. */

/** What a profile and a stored password are named by. */
export interface AccountName {
  readonly server: string;
  readonly userName: string;
}

export function isSameAccount(one: AccountName, other: AccountName): boolean {
  return one.server === other.server && one.userName === other.userName;
}
