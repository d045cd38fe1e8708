/** What is on screen when the app has started: nothing has happened, but something may be stored, set or asked for. */
import type { SessionPassword } from '#main/keychain/session-password.ts';
import type { Policy } from '#main/policies/policy.ts';
import { managedBy, underPolicy } from '#main/policies/policy.ts';
import { signInFormOf } from '#main/settings/profiles.ts';
import type { StoredSettings } from '#main/settings/settings.ts';
import { preferencesOf } from '#main/settings/stored-preferences.ts';
import type { AppState } from '#preload/model/app-state.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';

/** What of the way in which the app was started shows on the sign-in form. */
export interface StartValues {
  readonly server: string | null;
  readonly demo: SessionPassword | null;
}

export function initialAppState(
  version: string,
  settings: StoredSettings,
  options: StartValues,
  policy: Policy = {},
): AppState {
  const form = signInFormOf(settings.profiles);
  return {
    ...EMPTY_APP_STATE,
    version,
    signInForm: {
      ...form,
      staySignedIn: policy.staySignedIn ?? form.staySignedIn,
      server: options.demo?.server ?? options.server ?? form.server,
      userName: options.demo?.userName ?? form.userName,
      passwordHeld: options.demo !== null,
    },
    settings: underPolicy(preferencesOf(settings), policy),
    managed: managedBy(policy),
  };
}
