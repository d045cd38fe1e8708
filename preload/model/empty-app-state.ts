/** What is on screen before anything has happened: where main begins, and what the page has until main has spoken. */
import type { AppState } from './app-state.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';

export const EMPTY_APP_STATE: AppState = {
  version: '',
  account: null,
  connection: { phase: 'signed-out' },
  serverAhead: 0,
  signInForm: {
    server: '',
    userName: '',
    staySignedIn: false,
    passwordHeld: false,
    busy: false,
    profiles: [],
  },
  notice: null,
  settings: DEFAULT_SETTINGS,
  team: { phase: 'off', readAt: null, pace: 0, agents: [], failure: null },
  work: { isStarted: false, channels: [], failed: [] },
  isQuitting: false,
  proxyQuestion: null,
  doNotDisturbUntil: null,
  sessionAlerts: {},
  managed: { names: [], servers: null, alertsAllowed: true },
  updates: { phase: 'off', why: 'no-feed' },
  reveal: null,
  outcomes: [],
  isClosing: false,
  hasTray: true,
  areSettingsSaved: true,
};
