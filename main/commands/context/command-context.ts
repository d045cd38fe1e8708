/** What commands work with. Each command takes the few it needs. */
import type { AppStateStore } from '#main/app-state/app-state.ts';
import type { DraftStore } from '#main/app-state/draft-store.ts';
import type { StandingNotices } from '#main/app-state/standing-notices.ts';
import type { Audit } from '#main/audit/audit.ts';
import type { ConnectionHistory } from '#main/diagnostics/connection-history.ts';
import type { GwsClient } from '#main/gws/api/gws-client.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import type { AsyncFailures } from '#main/gws/sync/async-failures.ts';
import type { UnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import type { PasswordStore } from '#main/keychain/keychain.ts';
import type { SessionPassword } from '#main/keychain/session-password.ts';
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
export interface DesktopApi {
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

export interface CommandContext {
  readonly audit: Audit;
  readonly connection: GwsConnection;
  readonly connectionHistory: ConnectionHistory;
  readonly credentials: PasswordStore;
  readonly desktop: DesktopApi;
  /** Entries that the server gave for searches, by address: the page can name no other. */
  readonly directory: Map<string, DirectoryEntry>;
  readonly sessionPassword: { current: SessionPassword | null };
  readonly asyncFailures: AsyncFailures;
  readonly gws: GwsClient;
  readonly log: Log;
  readonly logFile: string;
  readonly outcomes: Outcomes;
  readonly network: Pick<Network, 'answerProxy' | 'forgetEverything'>;
  readonly pageErrors: PageErrors;
  readonly draftStore: DraftStore;
  readonly policy: Policy;
  /** In words for an administrator; empty when all is well. */
  readonly policyProblems: readonly string[];
  readonly publishFullState: () => void;
  /** The page has drawn the patch of this number. */
  readonly acknowledgePatch: (number: number) => void;
  readonly sentLines: SentLines;
  readonly settings: SettingsFile;
  readonly appState: AppStateStore;
  readonly standing: StandingNotices;
  readonly store: SessionStore;
  readonly team: TeamWatch;
  readonly unreadable: UnrecognisedMessages;
  readonly updater: Updater;
}
