/** The floor is the same window as the app's. */
import { expect, it, vi } from 'vitest';
import { SAFE_WEB_PREFERENCES } from '#main/desktop/window/security.ts';
import { BARE_WEB_PREFERENCES } from './bare-app.ts';

vi.mock('electron', () => ({ app: {} }));

it('has the web preferences of the app', () => {
  expect(BARE_WEB_PREFERENCES).toEqual({ ...SAFE_WEB_PREFERENCES, spellcheck: true });
});
