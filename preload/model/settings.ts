/** What a person can choose, and what administrators can set for her. */
import type { AlertSettings } from './alerts.ts';

export const UPDATE_CHANNELS = ['stable', 'beta'] as const;

export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

export interface Settings {
  /** Ask "Barge in?" before the customer can see me. */
  readonly confirmBargeIn: boolean;
  /** What customers see me as when I accept a session or monitor an agent; empty: the server's choice. */
  readonly nickname: string;
  readonly alerts: AlertSettings;
  readonly launchAtLogin: boolean;
  /** Begin without a window. */
  readonly startInTray: boolean;
  /** Closing the window leaves the app in the tray. */
  readonly closeToTray: boolean;
  readonly spellCheck: boolean;
  readonly updatesOn: boolean;
  readonly updateChannel: UpdateChannel;
}

/** What an administrator can set for everybody on a computer: it wins over what a person has chosen. */
export const MANAGED_NAMES = [
  'servers',
  'staySignedIn',
  'alertsAllowed',
  'previewText',
  'updatesOn',
  'updateFeed',
  'updateChannel',
  'logLevel',
] as const;

export type ManagedName = (typeof MANAGED_NAMES)[number];

/** What is set by policy. */
export interface Managed {
  readonly names: readonly ManagedName[];
  /** Servers offered; `null`: any. */
  readonly servers: readonly string[] | null;
  readonly alertsAllowed: boolean;
}
