/** What is on screen before anything has happened. */
import type { Shell, Work } from '../preload/model.ts';
import type { LaunchOptions } from './launch-options.ts';
import { signInFormOf } from './profiles.ts';
import { managedBy, underPolicy } from './policies/policy.ts';
import type { Policy } from './policies/policy.ts';
import type { StoredSettings } from './settings.ts';
import { preferencesOf } from './stored-preferences.ts';
import { emptyTeam } from './team/team-watch.ts';

export const NO_WORK: Work = { isStarted: false, channels: [], failed: [] };

export function firstShell(
  version: string,
  settings: StoredSettings,
  options: LaunchOptions,
  policy: Policy = {},
): Shell {
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
  };
}
