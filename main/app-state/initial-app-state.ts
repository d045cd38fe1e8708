/** What is on screen before anything has happened. */
import type { SessionPassword } from '#main/keychain/session-password.ts';
import type { Policy } from '#main/policies/policy.ts';
import { managedBy, underPolicy } from '#main/policies/policy.ts';
import { signInFormOf } from '#main/settings/profiles.ts';
import type { StoredSettings } from '#main/settings/settings.ts';
import { preferencesOf } from '#main/settings/stored-preferences.ts';
import { emptyTeam } from '#main/team/team-watch.ts';
import type { AppState } from '#preload/model/app-state.ts';
import type { Work } from '#preload/model/work.ts';

export const NO_WORK: Work = { isStarted: false, channels: [], failed: [] };

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
    version,
    account: null,
    connection: { phase: 'signed-out' },
    serverAhead: 0,
    signInForm: {
      ...form,
      staySignedIn: policy.staySignedIn ?? form.staySignedIn,
      server: options.demo?.server ?? options.server ?? form.server,
      userName: options.demo?.userName ?? form.userName,
      passwordHeld: options.demo !== null,
    },
    notice: null,
    settings: underPolicy(preferencesOf(settings), policy),
    team: emptyTeam(),
    work: NO_WORK,
    isQuitting: false,
    proxyQuestion: null,
    doNotDisturbUntil: null,
    sessionAlerts: {},
    managed: managedBy(policy),
    updates: { phase: 'off', why: 'no-feed' },
    reveal: null,
    outcomes: [],
    isClosing: false,
    hasTray: true,
    areSettingsSaved: true,
  };
}
