/** Times on screen: written anew when they say something else, not before, only where they are on screen, and not at all in a hidden window. */
import { cleanup, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as words from '#renderer/ui/format-time.ts';
import { upTo } from '#test/growth.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { sampleSession } from '#test/renderer/samples.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let isHidden = false;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    now: Date.UTC(2026, 10, 28, 9),
  });
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
});

afterEach(() => {
  isHidden = false;
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds);
  await tick();
  await tick();
}

async function turn(hidden: boolean): Promise<void> {
  isHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
  await tick();
}

const name = (): string | null => screen.getByRole('option').textContent;

test('a wait is written anew when its minute is over, and after five minutes as a long one', async () => {
  await openApp({}, [sampleSession({ waitingSince: Date.now() - 30 * SECOND })]);
  expect(name()).toContain('waiting under 1 min');
  await pass(29 * SECOND);
  expect(name()).toContain('waiting under 1 min');
  await pass(SECOND);
  expect(name()).toContain('waiting 1 min');
  await pass(4 * MINUTE - SECOND);
  expect(document.querySelector('.waiting.long')).toBeNull();
  await pass(SECOND);
  expect(name()).toContain('waiting 5 min');
  expect(document.querySelector('.waiting.long')?.textContent).toBe('5 min');
});

test('by the server’s clock its minute ends when it ends there', async () => {
  const serverAhead = 7 * MINUTE + 20 * SECOND;
  const { show } = await openApp({ serverAhead }, [
    sampleSession({ waitingSince: Date.now() + serverAhead - 30 * SECOND }),
  ]);
  await pass(29 * SECOND);
  expect(name()).toContain('waiting under 1 min');
  await pass(SECOND);
  expect(name()).toContain('waiting 1 min');
  await show({ appState: { serverAhead: serverAhead + MINUTE } });
  expect(name()).toContain('waiting 2 min');
});

/** How often the page wakes in a quiet minute, by what it asks the clock. */
async function countWakes(sessions: number): Promise<number> {
  const began = Date.now() - HOUR;
  await openApp(
    {},
    upTo(sessions).map((place) =>
      sampleSession({ id: String(place).padStart(5, '0'), waitingSince: began + place * 7 }),
    ),
  );
  const asked = vi.spyOn(Date, 'now');
  for (let second = 0; second < 60; second += 1) await pass(SECOND);
  const count = asked.mock.calls.length;
  asked.mockRestore();
  cleanup();
  return count;
}

test('ten thousand who wait wake the page as often as a hundred do', async () => {
  const few = await countWakes(100);
  expect(few).toBeGreaterThan(10);
  expect((await countWakes(10_000)) / few).toBeLessThanOrEqual(1.1);
});

test('where nobody waits, a minute passes in a few looks at the clock', async () => {
  await openApp({ connection: { phase: 'connected', heardAt: Date.now() - 2 * HOUR } }, [sampleSession()]);
  const asked = vi.spyOn(Date, 'now');
  for (let second = 0; second < 60; second += 1) await pass(SECOND);
  expect(asked.mock.calls.length).toBeLessThan(100);
});

test('a hidden window has no timer and writes nothing; shown again it is right at once', async () => {
  await openApp({}, [sampleSession({ waitingSince: Date.now() - 30 * SECOND })]);
  await turn(true);
  const rest = vi.getTimerCount();
  const asked = vi.spyOn(Date, 'now');
  await pass(10 * MINUTE);
  expect(asked).not.toHaveBeenCalled();
  expect(name()).toContain('waiting under 1 min');
  await turn(false);
  await tick();
  expect(name()).toContain('waiting 10 min');
  expect(vi.getTimerCount()).toBe(rest + 1);
  await pass(30 * SECOND);
  expect(name()).toContain('waiting 11 min');
});

test.each([3 * HOUR, -3 * HOUR])(
  'this computer’s clock is set by %d ms: what follows is not late',
  async (jump) => {
    await openApp({ connection: { phase: 'connected', heardAt: Date.now() } }, [
      sampleSession({ waitingSince: Date.now() - 4 * HOUR }),
    ]);
    vi.setSystemTime(Date.now() + jump);
    await pass(10 * SECOND);
    expect(name()).toContain(`waiting ${(4 * HOUR + jump) / HOUR} h,`.replace(',', ''));
    await pass(MINUTE);
    expect(name()).toContain(`waiting ${(4 * HOUR + jump) / HOUR} h 1 min`);
  },
);

const NOW = Date.UTC(2026, 10, 28, 9);
const SPANS = [0, 1, 4, 59, 60, 61, 119, 120, 121, 180, 3599, 3600, 86_399, 86_400, 90_000, 604_800].flatMap(
  (seconds) => [seconds * SECOND - 1, seconds * SECOND, seconds * SECOND + 1],
);
const FORMS: Readonly<Record<string, [typeof words.formatAge, typeof words.ageChange, 1 | -1]>> = {
  duration: [words.formatDuration, words.durationChange, -1],
  age: [words.formatAge, words.ageChange, -1],
  seconds: [words.formatSeconds, words.secondsChange, 1],
};

test.each(Object.entries(FORMS))(
  '%s: nothing else is said before the next change, and then it is',
  (_, form) => {
    const [write, change, side] = form;
    for (const span of SPANS) {
      const moment = NOW + side * span;
      const next = change(moment, NOW);
      const said = write(moment, NOW);
      if (next === Infinity) {
        expect(write(moment, NOW + DAY), `${span}`).toBe(said);
        continue;
      }
      expect(next, `${span}`).toBeGreaterThan(NOW);
      expect(write(moment, next - 1), `${span}`).toBe(said);
      // A countdown of days is looked at each minute all the same.
      if (side === -1 || span < DAY) expect(write(moment, next), `${span}`).not.toBe(said);
    }
  },
);

test('what never changes is not waited for', () => {
  expect(words.durationChange(0, NOW)).toBe(Infinity);
  expect(words.ageChange(NaN, NOW)).toBe(Infinity);
  expect(words.secondsChange(NOW - 1, NOW)).toBe(Infinity);
});
