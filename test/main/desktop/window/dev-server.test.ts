/** Which addresses count as Vite's server under `npm run dev`. */
import { expect, it, vi } from 'vitest';
import { findDevServer } from '#main/desktop/window/dev-server.ts';

vi.mock('electron', () => ({ protocol: {} }));

it('takes a server on this computer', () => {
  expect(findDevServer({ ELECTRON_RENDERER_URL: 'http://127.0.0.1:5173/' })).toEqual({
    page: 'http://127.0.0.1:5173/index.html',
    origin: 'http://127.0.0.1:5173',
  });
});

it.each([
  undefined,
  '',
  'nonsense',
  'http://example.com/',
  'http://127.0.0.1.example.com/',
  'file:///etc/passwd',
])('takes nothing else: %s', (address) => {
  expect(findDevServer({ ELECTRON_RENDERER_URL: address })).toBeNull();
});
