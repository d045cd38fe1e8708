/** The one timer for what nobody tells of: clocks that are set, zones that change, what only time changes. A computer at rest is woken once for all of it. */
import { tellAll } from '#main/sessions/tell-all.ts';

export interface Heartbeat {
  /** `look` is called with every beat from now on. */
  onBeat(look: () => void): void;
}

export const HEARTBEAT_INTERVAL_MS = 5000;

export function startHeartbeat(): Heartbeat {
  const looks: (() => void)[] = [];
  setInterval(() => tellAll(looks, undefined), HEARTBEAT_INTERVAL_MS);
  return { onBeat: (look) => void looks.push(look) };
}
