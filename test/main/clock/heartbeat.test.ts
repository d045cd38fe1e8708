/** Everything that must be looked at again and again is looked at with one timer. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HEARTBEAT_INTERVAL_MS, startHeartbeat } from '#main/clock/heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('wakes the computer twelve times a minute, however many look', () => {
  const heartbeat = startHeartbeat();
  const looks = [vi.fn(), vi.fn(), vi.fn()];
  for (const look of looks) heartbeat.onBeat(look);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(looks.map(({ mock }) => mock.calls.length)).toEqual([12, 12, 12]);
});

it('one that fails keeps none from looking', () => {
  const heartbeat = startHeartbeat();
  const other = vi.fn();
  heartbeat.onBeat(() => {
    throw new Error('no clock');
  });
  heartbeat.onBeat(other);
  expect(() => vi.advanceTimersByTime(HEARTBEAT_INTERVAL_MS)).toThrow('no clock');
  expect(other).toHaveBeenCalledOnce();
});
