/** R12: what counts as a jump of the clock, and what is only a busy computer. */
import { expect, it, vi } from 'vitest';
import { createClockJumpDetector } from '#main/desktop/lifecycle/clock-jump.ts';

const PAUSE = 5000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it.each([
  ['R12: a minute of sleep', MINUTE, 1],
  ['R12: eight hours of sleep', 8 * HOUR, 1],
  ['R12: the clock set forward by an hour', HOUR, 1],
  ['R12: the clock set back by an hour', -HOUR, 1],
  ['a look in time', PAUSE, 0],
  ['a look that is late because the computer is busy', 4 * PAUSE, 0],
])('%s', (_what, passed, calls) => {
  const onJump = vi.fn();
  const watch = createClockJumpDetector(PAUSE, onJump);
  watch.look(10 * HOUR);
  watch.look(10 * HOUR + passed);
  watch.look(10 * HOUR + passed + PAUSE);
  expect(onJump).toHaveBeenCalledTimes(calls);
});

it('the first look is none: the app has just started', () => {
  const onJump = vi.fn();
  createClockJumpDetector(PAUSE, onJump).look(10 * HOUR);
  expect(onJump).not.toHaveBeenCalled();
});

it('a jump that the system has told of is not told again', () => {
  const onJump = vi.fn();
  const watch = createClockJumpDetector(PAUSE, onJump);
  watch.look(HOUR);
  watch.forgive(9 * HOUR);
  watch.look(9 * HOUR + PAUSE);
  expect(onJump).not.toHaveBeenCalled();
});
