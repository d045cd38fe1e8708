/** Notices when Chromium's network service dies. Chromium starts another one, but the sessions of before reach nothing any more. */
import { app } from 'electron';

const SERVICE_NAME = 'network.mojom.NetworkService';
/** So many deaths within this many milliseconds: it does not come back by itself. */
const DEATH_LIMIT = 3;
const DEATH_LIMIT_WINDOW_MS = 60_000;

export interface NetworkServiceListeners {
  /** Calls back after each death. */
  readonly onDeath: (reason: string) => void;
  /** It dies again and again: only a new start of the app may help. */
  readonly onGivenUp: () => void;
}

export function watchNetworkService(
  { onDeath, onGivenUp }: NetworkServiceListeners,
  now: () => number = () => performance.now(),
): void {
  let deaths: readonly number[] = [];
  app.on('child-process-gone', (_event, { serviceName, reason }) => {
    if (serviceName !== SERVICE_NAME) return;
    deaths = [...deaths.filter((at) => now() - at < DEATH_LIMIT_WINDOW_MS), now()];
    onDeath(reason);
    if (deaths.length >= DEATH_LIMIT) onGivenUp();
  });
}
