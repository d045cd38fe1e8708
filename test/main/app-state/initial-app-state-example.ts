/** What is on screen before anything has happened, with default settings. */
import { initialAppState } from '#main/app-state/initial-app-state.ts';
import type { StoredSettings } from '#main/settings/settings.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';

export const NOTHING_STORED: StoredSettings = {
  profiles: [],
  ...DEFAULT_SETTINGS,
  closingExplained: false,
  windowBounds: null,
  zoomLevel: 0,
};

export const INITIAL_APP_STATE = initialAppState('1.0.0', NOTHING_STORED, { server: null, demo: null });
