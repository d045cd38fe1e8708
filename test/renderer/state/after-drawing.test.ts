/** What has changed is said to be drawn after the next frame; where there are no frames, after a while. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterDrawing, NO_FRAME_MS } from '#renderer/state/after-drawing.ts';

let frames: (() => void)[];
let visibility: DocumentVisibilityState;

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  visibility = 'visible';
  vi.stubGlobal('requestAnimationFrame', (tell: () => void) => frames.push(tell));
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function paint(): void {
  for (const tell of frames.splice(0)) tell();
}

test('after the frame has been painted, once', () => {
  const tell = vi.fn();
  afterDrawing(tell);
  expect(tell).not.toHaveBeenCalled();
  paint();
  // Called before the paint.
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(tell).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(10 * NO_FRAME_MS);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(tell).toHaveBeenCalledOnce();
});

test('on a hidden page, which paints nothing, once a second', () => {
  visibility = 'hidden';
  const tell = vi.fn();
  afterDrawing(tell);
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(NO_FRAME_MS - 1);
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(tell).toHaveBeenCalledOnce();
});

test('on one that is shown again, at once', () => {
  visibility = 'hidden';
  const tell = vi.fn();
  afterDrawing(tell);
  visibility = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  expect(tell).toHaveBeenCalledOnce();
});
