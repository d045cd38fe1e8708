/** Notices that this computer was asleep, by what the system says and by a clock that has jumped. */
import { powerMonitor } from 'electron';
import { createClockJumpDetector } from './clock-jump.ts';

/** Milliseconds between two looks at the clock. */
const CHECK_INTERVAL_MS = 5000;

/** Calls back after every sleep, at once. Not every system tells of every sleep, so the clock is looked at as well. */
export function watchPowerEvents(onWakeUp: (how: 'resume' | 'clock') => void): void {
  const jumps = createClockJumpDetector(CHECK_INTERVAL_MS, () => onWakeUp('clock'));
  setInterval(() => jumps.look(Date.now()), CHECK_INTERVAL_MS);
  powerMonitor.on('resume', () => {
    // One sleep, one call: the clock's jump belongs to it.
    jumps.forgive(Date.now());
    onWakeUp('resume');
  });
}
