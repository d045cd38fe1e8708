/** When typing is told: at its beginning, again while it goes on, at its end, and never twice. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { REPEAT_MS, SILENCE_MS, TypingSignal } from '#renderer/sessions/composer/typing-signal.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function listen(): { signal: TypingSignal; told: boolean[] } {
  const told: boolean[] = [];
  return { told, signal: new TypingSignal((isTyping) => told.push(isTyping) > 0) };
}

test('begins once, and ends after a silence', () => {
  const { signal, told } = listen();
  signal.typed(false, 0);
  vi.advanceTimersByTime(SILENCE_MS - 1);
  signal.typed(false, SILENCE_MS - 1);
  expect(told).toEqual([true]);
  vi.advanceTimersByTime(SILENCE_MS - 1);
  expect(told).toEqual([true]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([true, false]);
});

test('is told again while it goes on', () => {
  const { signal, told } = listen();
  for (let at = 0; at <= 2 * REPEAT_MS; at += 1000) {
    signal.typed(false, at);
    vi.advanceTimersByTime(1000);
  }
  expect(told).toEqual([true, true, true]);
});

test('ends when the field is empty, and begins anew after that', () => {
  const { signal, told } = listen();
  signal.typed(false, 0);
  signal.typed(true, 10);
  signal.typed(false, 20);
  expect(told).toEqual([true, false, true]);
});

test('an end without a beginning is not told, nor a second end', () => {
  const { signal, told } = listen();
  signal.stop();
  signal.typed(true, 0);
  expect(told).toEqual([]);
  signal.typed(false, 0);
  signal.stop();
  signal.stop();
  vi.advanceTimersByTime(SILENCE_MS);
  expect(told).toEqual([true, false]);
});

test('what could not be told is tried again with the next key, and has no end', () => {
  const told: boolean[] = [];
  let isOffered = false;
  const signal = new TypingSignal((isTyping) => isOffered && told.push(isTyping) > 0);
  signal.typed(false, 0);
  signal.stop();
  expect(told).toEqual([]);
  isOffered = true;
  signal.typed(false, 10);
  expect(told).toEqual([true]);
});
