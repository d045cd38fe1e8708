/** Who has signed in on this computer before, newest first, and the sign-in form that follows from it. Never a secret. */
import { z } from 'zod';
import type { Profile, SignInForm } from '#preload/model/account.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';
import type { AccountName } from '#preload/rules/same-account.ts';
import { isSameAccount } from '#preload/rules/same-account.ts';

const storedProfile = z.object({
  server: z.string().min(1),
  userName: z.string().min(1),
  staySignedIn: z.boolean().catch(false),
});
export type StoredProfile = Readonly<z.infer<typeof storedProfile>>;
type Profiles = readonly StoredProfile[];

/** More than anybody chooses from; the oldest go. */
export const PROFILE_LIMIT = 10;

/** An entry that cannot be read is left out, the others stay. */
export const storedProfiles = z
  .array(z.unknown())
  .transform((entries) => entries.flatMap((entry) => storedProfile.safeParse(entry).data ?? []))
  .transform((profiles) => profiles.reduceRight<Profiles>(putFirst, []).slice(0, PROFILE_LIMIT))
  .catch([]);

/** May be one more than there is room for: whose turn it is to go has a password to be removed first. */
export function putFirst(profiles: Profiles, newest: StoredProfile): Profiles {
  return [newest, ...without(profiles, newest)];
}

export function without(profiles: Profiles, gone: AccountName): Profiles {
  return profiles.filter((each) => !isSameAccount(each, gone));
}

export function isPasswordKept(profiles: Profiles, account: AccountName): boolean {
  return profiles.some((each) => each.staySignedIn && isSameAccount(each, account));
}

/** The same places in the order of time: only whether the password is kept changes. */
export function withPasswordGone(profiles: Profiles, account: AccountName): Profiles {
  return profiles.map((each) => (isSameAccount(each, account) ? { ...each, staySignedIn: false } : each));
}

/** What the form offers to choose from. */
export function offeredProfiles(profiles: Profiles): readonly Profile[] {
  return profiles.map(({ server, userName, staySignedIn }) => ({
    server,
    userName,
    passwordKept: staySignedIn,
  }));
}

/** The newest profile fills the form. */
export function signInFormOf(profiles: Profiles): SignInForm {
  const { signInForm } = EMPTY_APP_STATE;
  const { server, userName, staySignedIn } = profiles[0] ?? signInForm;
  return { ...signInForm, server, userName, staySignedIn, profiles: offeredProfiles(profiles) };
}
