/** One clock for every age and countdown on screen, so that they all step together. */
import { lookAtTimeZone } from '../ui/time-zone.svelte.ts';

const STEP = 1000;

export class Clock {
  now = $state(Date.now());

  start(): () => void {
    const timer = setInterval(() => {
      this.now = Date.now();
      lookAtTimeZone();
    }, STEP);
    return () => clearInterval(timer);
  }
}
