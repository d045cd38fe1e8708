/** Places that main asks to be shown: each once, none for ever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reveal } from '#preload/model/app-state.ts';
import { REVEAL_TIMEOUT_MS, Reveals } from '#renderer/state/reveals.svelte.ts';

const asked = (number: number): Reveal => ({ sessionId: 's1', lineKey: null, number });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the same asking counts once, a new one again', () => {
  const reveals = new Reveals(false);
  reveals.receive(asked(1));
  reveals.begin(asked(1));
  reveals.receive(asked(1));
  expect(reveals.wanted).toBeNull();
  reveals.receive(asked(2));
  expect(reveals.wanted).toEqual(asked(2));
});

test('a page that begins anew leaves out what the one before has shown', () => {
  const reveals = new Reveals(true);
  reveals.receive(asked(3));
  expect(reveals.wanted).toBeNull();
  reveals.receive(asked(4));
  expect(reveals.wanted).toEqual(asked(4));
});

test('a place that does not come is given up', () => {
  const reveals = new Reveals(false);
  reveals.begin(asked(1));
  vi.advanceTimersByTime(REVEAL_TIMEOUT_MS - 1);
  expect(reveals.place).toEqual(asked(1));
  vi.advanceTimersByTime(1);
  expect(reveals.place).toBeNull();
});
