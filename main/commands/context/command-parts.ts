/** What commands work with. Each command takes the few it needs. */
import type { PageMemoryKeeper } from '#main/app-state/page-memory.ts';
import type { ShellState } from '#main/app-state/shell-state.ts';
import type { StandingNotices } from '#main/app-state/standing-notices.ts';
import type { Audit } from '#main/audit/audit.ts';
import type { ConnectionHistory } from '#main/diagnostics/connection-history.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import type { LateFailures } from '#main/gws/sync/late-failures.ts';
import type { Unreadable } from '#main/gws/sync/unreadable.ts';
import type { CredentialStore } from '#main/keychain/credentials.ts';
import type { HeldPassword } from '#main/keychain/held-password.ts';
import type { Log } from '#main/logging/log.ts';
import type { PageErrors } from '#main/logging/page-errors.ts';
import type { Network } from '#main/network/network.ts';
import type { Outcomes } from '#main/outcomes/outcomes.ts';
import type { SentLines } from '#main/outcomes/sent-lines.ts';
import type { Policy } from '#main/policies/policy.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { SettingsFile } from '#main/settings/settings.ts';
import type { TeamWatch } from '#main/team/team-watch.ts';
import type { Updater } from '#main/updates/updater.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';

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
