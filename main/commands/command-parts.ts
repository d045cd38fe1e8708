/** What commands work with. Each command takes the few it needs. */
import type { Audit } from '../audit.ts';
import type { ConnectionHistory } from '../diagnostics/connection-history.ts';
import type { CredentialStore } from '../credentials.ts';
import type { GwsConnection } from '../gws/connection.ts';
import type { LateFailures } from '../gws/late-failures.ts';
import type { Unreadable } from '../gws/unreadable.ts';
import type { DirectoryEntry } from '../../preload/model.ts';
import type { Log } from '../log.ts';
import type { Network } from '../network/network.ts';
import type { PageErrors } from '../page-errors.ts';
import type { PageMemoryKeeper } from '../page-memory.ts';
import type { Policy } from '../policies/policy.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { SettingsFile } from '../settings.ts';
import type { ShellState } from '../shell-state.ts';
import type { StandingNotices } from '../standing-notices.ts';
import type { TeamWatch } from '../team/team-watch.ts';
import type { Updater } from '../updates/updater.ts';
import type { Outcomes } from './outcomes.ts';
import type { SentLines } from './sent-lines.ts';

/** A password that main may use without the person typing it: the stored one, or the demo's. */
export interface HeldPassword {
  readonly server: string;
  readonly userName: string;
  readonly password: string;
}

/** What the desktop does for commands. */
export interface DesktopHands {
  /** Asks where to, and writes; false when the person thought better of it. */
  saveFile(suggestedName: string, content: string | Uint8Array): Promise<boolean>;
  /** Throws `link-not-allowed`. */
  openLink(url: string): Promise<void>;
  /** Quits without asking any more. */
  quit(): void;
  /** Quits, unless there is something to decide first: then that is asked. */
  leave(): void;
  hideWindow(): void;
  /** Quits as `leave` does, and starts the app again. */
  restart(): void;
}

export interface CommandParts {
  readonly audit: Audit;
  readonly connection: GwsConnection;
  readonly connectionHistory: ConnectionHistory;
  readonly credentials: CredentialStore;
  readonly desktop: DesktopHands;
  /** Entries that the server gave for searches, by address: the page can name no other. */
  readonly directory: Map<string, DirectoryEntry>;
  readonly held: { current: HeldPassword | null };
  readonly lateFailures: LateFailures;
  readonly log: Log;
  readonly logFile: string;
  readonly outcomes: Outcomes;
  readonly network: Pick<Network, 'answerProxy' | 'forgetEverything'>;
  readonly pageErrors: PageErrors;
  readonly pageMemory: PageMemoryKeeper;
  readonly policy: Policy;
  /** In words for an administrator; empty when all is well. */
  readonly policyProblems: readonly string[];
  readonly publishFullState: () => void;
  readonly sentLines: SentLines;
  readonly settings: SettingsFile;
  readonly shell: ShellState;
  readonly standing: StandingNotices;
  readonly store: SessionStore;
  readonly team: TeamWatch;
  readonly unreadable: Unreadable;
  readonly updater: Updater;
}
