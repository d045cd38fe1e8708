/** Notices that this computer was asleep, by what the system says and by a clock that has jumped. */
import { powerMonitor } from 'electron';
import type { Heartbeat } from '#main/clock/heartbeat.ts';
import { HEARTBEAT_INTERVAL_MS } from '#main/clock/heartbeat.ts';
import { createClockJumpDetector } from './clock-jump.ts';

/** Calls back after every sleep, at once. Not every system tells of every sleep, so the clock is looked at as well. */
export function watchPowerEvents(heartbeat: Heartbeat, onWakeUp: (how: 'resume' | 'clock') => void): void {
  const jumps = createClockJumpDetector(HEARTBEAT_INTERVAL_MS, () => onWakeUp('clock'));
  heartbeat.onBeat(() => jumps.look(Date.now()));
  powerMonitor.on('resume', () => {
    // One sleep, one call: the clock's jump belongs to it.
    jumps.forgive(Date.now());
    onWakeUp('resume');
  });
}
