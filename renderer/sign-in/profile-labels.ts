/** What a server and a user who signed in before are called: short, and never the same for two of them. */
import type { Profile } from '#preload/model/account.ts';
import { isSameAccount } from '#preload/rules/same-account.ts';

/** "sam at gws.example.com"; with the whole address where another of `all` would be called the same. */
export function nameProfile(profile: Profile, all: readonly Profile[]): string {
  const name = shortName(profile);
  const isTaken = all.some((other) => !isSameAccount(other, profile) && shortName(other) === name);
  return isTaken ? `${profile.userName} at ${profile.server}` : name;
}

function shortName({ server, userName }: Profile): string {
  return `${userName} at ${URL.canParse(server) ? new URL(server).host : server}`;
}
