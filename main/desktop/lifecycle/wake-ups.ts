/** Notices that this computer was asleep, by what the system says and by a clock that has jumped. */
import { powerMonitor } from 'electron';
import { createJumpWatch } from './jump-watch.ts';

/** Milliseconds between two looks at the clock. */
const LOOK = 5000;

/** Calls back after every sleep, at once. Not every system tells of every sleep, so the clock is looked at as well. */
export function watchForWakeUps(onWakeUp: (how: 'resume' | 'clock') => void): void {
  const jumps = createJumpWatch(LOOK, () => onWakeUp('clock'));
  setInterval(() => jumps.look(Date.now()), LOOK);
  powerMonitor.on('resume', () => {
    // One sleep, one call: the clock's jump belongs to it.
    jumps.forgive(Date.now());
    onWakeUp('resume');
  });
}
