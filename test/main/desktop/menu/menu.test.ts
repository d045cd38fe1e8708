/** The application menu of each system. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { MenuState } from '#main/desktop/menu/menu.ts';
import { describeMenu } from '#main/desktop/menu/menu.ts';

vi.mock('electron', () => ({ app: {}, Menu: {} }));

const actions = { signOut: vi.fn(), saveDiagnostics: vi.fn(), zoom: vi.fn() };

function entriesOf(changes: Partial<MenuState>): MenuItemConstructorOptions[] {
  const state: MenuState = { platform: 'win32', isSignedIn: true, isInDevelopment: false, ...changes };
  return describeMenu(state, actions).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

const PLATFORMS = ['win32', 'linux', 'darwin'] as const;

describe('the menu', () => {
  it.each(PLATFORMS)('of %s uses no key twice, and none that the page has for the modes', (platform) => {
    const keys = entriesOf({ platform, isInDevelopment: true }).flatMap(
      ({ accelerator }) => accelerator ?? [],
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => /\+[1-9]$/.test(key))).toEqual([]);
  });

  it.each(PLATFORMS)('of %s never opens the developer tools, and acts in no session', (platform) => {
    const entries = entriesOf({ platform, isInDevelopment: true });
    expect(entries.filter(({ role }) => role === 'toggleDevTools' || role === 'viewMenu')).toEqual([]);
    expect(entries.filter(({ label }) => /monitor|coach|barge/i.test(label ?? ''))).toEqual([]);
  });

  it('offers to sign out only those who are signed in', () => {
    const enabled = (isSignedIn: boolean): unknown =>
      entriesOf({ isSignedIn }).find(({ label }) => label === 'Sign &out')?.enabled;
    expect([enabled(true), enabled(false)]).toEqual([true, false]);
  });

  it('loads the page again only for those who develop it', () => {
    const canReload = (isInDevelopment: boolean): boolean =>
      entriesOf({ isInDevelopment }).some(({ role }) => role === 'reload');
    expect([canReload(true), canReload(false)]).toEqual([true, false]);
  });

  it('quits, unless macOS has that in the menu of the app', () => {
    const canQuit = (platform: NodeJS.Platform): boolean =>
      entriesOf({ platform }).some(({ role }) => role === 'quit');
    expect(PLATFORMS.map(canQuit)).toEqual([true, true, false]);
  });
});
