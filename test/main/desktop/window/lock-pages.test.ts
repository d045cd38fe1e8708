/** A page leads nowhere, but for the addresses that are left open. */
import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { lockPages } from '#main/desktop/window/security.ts';

const { app } = vi.hoisted(() => ({ app: { on: vi.fn() } }));
vi.mock('electron', () => ({ app }));

const OPEN = 'http://127.0.0.1:5173/';

let contents: EventEmitter & { setWindowOpenHandler: (answer: () => unknown) => void };

beforeEach(() => {
  app.on.mockClear();
  contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
});

function isPrevented(name: string, url: string, isOpen: (address: string) => boolean): boolean {
  lockPages(isOpen);
  const [, created] = app.on.mock.calls[0] as [string, (event: unknown, made: unknown) => void];
  created({}, contents);
  const preventDefault = vi.fn();
  contents.emit(name, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('%s', (name) => {
  expect(isPrevented(name, OPEN, () => false)).toBe(true);
});

it.each(['will-navigate', 'will-frame-navigate'])('%s where it is left open', (name) => {
  expect(isPrevented(name, OPEN, (address) => address === OPEN)).toBe(false);
  expect(isPrevented(name, 'https://example.com/', (address) => address === OPEN)).toBe(true);
});
