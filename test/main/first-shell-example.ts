/** What is on screen before anything has happened, with default settings. */
import { firstShell } from '../../main/first-shell.ts';
import type { StoredSettings } from '../../main/settings.ts';

export const DEFAULT_SETTINGS: StoredSettings = {
  profiles: [],
  confirmBargeIn: true,
  nickname: '',
};

export const FIRST_SHELL = firstShell('1.0.0', DEFAULT_SETTINGS, {
  server: null,
  demo: null,
  screenshot: null,
});
