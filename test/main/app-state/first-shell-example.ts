/** What is on screen before anything has happened, with default settings. */
import { firstShell } from '#main/app-state/first-shell.ts';
import type { StoredSettings } from '#main/settings/settings.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';

export const NOTHING_STORED: StoredSettings = {
  profiles: [],
  ...DEFAULT_SETTINGS,
  closingExplained: false,
  windowPlace: null,
  zoomLevel: 0,
};

export const FIRST_SHELL = firstShell('1.0.0', NOTHING_STORED, { server: null, demo: null });
