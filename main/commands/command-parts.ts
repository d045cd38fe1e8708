/** What commands work with. Each command takes the few it needs. */
import type { CredentialStore } from '../credentials.ts';
import type { GwsConnection } from '../gws/connection.ts';
import type { Log } from '../log.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { SettingsFile } from '../settings.ts';
import type { ShellState } from '../shell-state.ts';

/** A password that main may use without the person typing it: the stored one, or the demo's. */
export interface HeldPassword {
  readonly server: string;
  readonly userName: string;
  readonly password: string;
}

export interface CommandParts {
  readonly connection: GwsConnection;
  readonly credentials: CredentialStore;
  readonly held: { current: HeldPassword | null };
  readonly log: Log;
  readonly publishFullState: () => void;
  readonly settings: SettingsFile;
  readonly shell: ShellState;
  readonly store: SessionStore;
}
