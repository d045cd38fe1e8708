/** The tray as a function of the state. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTray } from '../../../main/desktop/tray.ts';
import type { Shell } from '../../../preload/model.ts';
import { FIRST_SHELL } from '../first-shell-example.ts';

interface Item {
  label?: string;
  enabled?: boolean;
  click?: () => void;
}

/** What a tray shows at the moment. */
const shown = vi.hoisted(() => ({ image: '', toolTip: '', menu: [] as Item[], changes: 0 }));
vi.mock('electron', () => ({
  nativeImage: { createFromPath: (path: string) => path },
  Menu: { buildFromTemplate: (items: Item[]) => items },
  Tray: class {
    constructor(image: string) {
      shown.image = image;
    }
    on(): void {
      // Clicks are tried in a real tray.
    }
    setImage(image: string): void {
      shown.image = image;
      shown.changes += 1;
    }
    setToolTip(toolTip: string): void {
      shown.toolTip = toolTip;
    }
    setContextMenu(menu: Item[]): void {
      shown.menu = menu;
    }
  },
}));

const SIGNED_OUT = FIRST_SHELL;

const CONNECTED: Shell = {
  ...SIGNED_OUT,
  account: { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam' },
  connection: { phase: 'connected', heardAt: 1 },
};

const actions = { open: vi.fn(), signOut: vi.fn(), quit: vi.fn() };

beforeEach(() => {
  shown.changes = 0;
});

describe('tray', () => {
  it('shows whether we are connected', () => {
    const render = createTray('/assets', actions);
    render(SIGNED_OUT);
    expect(shown.image).toMatch(/signed-out/);
    render(CONNECTED);
    expect(shown.image).toMatch(/\/connected/);
    expect(shown.toolTip).toContain('connected');
    render({
      ...CONNECTED,
      connection: { phase: 'offline', since: 0, heardAt: 0, attempt: 4, nextTryAt: 9, reason: 'no-answer' },
    });
    expect(shown.image).toMatch(/offline/);
  });

  it('changes nothing when nothing that it shows has changed', () => {
    const render = createTray('/assets', actions);
    render(CONNECTED);
    render({ ...CONNECTED, connection: { phase: 'connected', heardAt: 2 } });
    expect(shown.changes).toBe(1);
  });

  it('offers signing out to those who are signed in', () => {
    const render = createTray('/assets', actions);
    render(SIGNED_OUT);
    expect(shown.menu.find((item) => item.label === 'Sign out')?.enabled).toBe(false);
    render(CONNECTED);
    shown.menu.find((item) => item.label === 'Sign out')?.click?.();
    expect(actions.signOut).toHaveBeenCalledOnce();
  });
});
