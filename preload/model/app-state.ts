/** Everything on screen that is not a session, and the patches in which the state comes to the page. */
import type { AppFailure } from '#preload/errors.ts';
import type { Account, SignInForm } from './account.ts';
import type { AlertLevel } from './alerts.ts';
import type { Connection, ProxyQuestion } from './connection.ts';
import type { Outcome } from './outcomes.ts';
import type { Session } from './session.ts';
import type { Managed, Settings } from './settings.ts';
import type { Team } from './team.ts';
import type { TranscriptLine } from './transcript.ts';
import type { Updates } from './updates.ts';
import type { Work } from './work.ts';

/** A session, and a line in it, that the window is to show: from a notification, the tray or a link. */
export interface Reveal {
  readonly sessionId: string;
  /** `null`: its end. */
  readonly lineKey: string | null;
  /** Each asking has its own. */
  readonly number: number;
}

/** Everything on screen that is not a session. */
export interface AppState {
  readonly version: string;
  readonly account: Account | null;
  readonly connection: Connection;
  /** By how many milliseconds the server's clock is ahead of this computer's; 0 while it is not known. */
  readonly serverAhead: number;
  readonly signInForm: SignInForm;
  /** Something the person should know that no command of hers caused; an error code of errors.ts. */
  readonly notice: AppFailure | null;
  readonly settings: Settings;
  readonly team: Team;
  readonly work: Work;
  /** The person wants to quit and has something to decide first. */
  readonly isQuitting: boolean;
  /** `null` when no proxy asks. */
  readonly proxyQuestion: ProxyQuestion | null;
  /** Milliseconds since 1970; `null`: alerts are let through. */
  readonly doNotDisturbUntil: number | null;
  /** Sessions whose alerts are other than the rules say: the most that they may do. Forgotten with the session. */
  readonly sessionAlerts: Readonly<Record<string, AlertLevel>>;
  readonly managed: Managed;
  readonly updates: Updates;
  readonly reveal: Reveal | null;
  /** The oldest first. */
  readonly outcomes: readonly Outcome[];
  /** The window was closed for the first time: what that means is to be explained. */
  readonly isClosing: boolean;
  /** As of then: the desktop shows an icon that opens the window again. */
  readonly hasTray: boolean;
  /** The settings that hold are on the disk as well. */
  readonly areSettingsSaved: boolean;
}

/** Lines that are new or changed in a transcript that is on screen. */
export interface TranscriptPatch {
  readonly sessionId: string;
  readonly lines: readonly TranscriptLine[];
  /** The page does not have all of it yet: earlier lines follow. */
  readonly hasEarlier?: true;
}

/** One step of the state's way to the renderer. A number that does not follow the last one means: ask for a full one. */
export interface StatePatch {
  readonly number: number;
  /** True: this is everything there is; forget what came before. */
  readonly full: boolean;
  readonly appState: Partial<AppState>;
  /** Sessions that are new or changed. */
  readonly sessions: readonly Session[];
  readonly removedSessions: readonly string[];
  readonly transcripts: readonly TranscriptPatch[];
}
