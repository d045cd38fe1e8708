/** What the answer to the first closing does, and that it is remembered. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeWindow } from '#main/commands/app/close-window.ts';
import type { DesktopApi } from '#main/commands/context/command-context.ts';
import { AppError } from '#main/errors/app-error.ts';
import { createDesk } from '#test/main/commands/sign-in/desk-with-keychain.ts';

function createParts() {
  const { parts } = createDesk();
  const desktop = {
    saveFile: vi.fn<DesktopApi['saveFile']>(),
    openLink: vi.fn<DesktopApi['openLink']>(),
    quit: vi.fn<() => void>(),
    leave: vi.fn<() => void>(),
    hideWindow: vi.fn<() => void>(),
    restart: vi.fn<() => void>(),
  };
  parts.appState.change({ isClosing: true });
  return { ...parts, desktop };
}

let parts: ReturnType<typeof createParts>;
beforeEach(() => {
  parts = createParts();
});

describe('closing the window', () => {
  it('into the tray hides it, from now on', async () => {
    await closeWindow(parts, { how: 'to-tray' });
    expect(parts.desktop.hideWindow).toHaveBeenCalledOnce();
    expect(parts.desktop.leave).not.toHaveBeenCalled();
    expect(parts.settings.read()).toMatchObject({ closeToTray: true, closingExplained: true });
    expect(parts.appState.read().isClosing).toBe(false);
  });

  it('for good quits, from now on, with the question that quitting may have', async () => {
    await closeWindow(parts, { how: 'quit' });
    expect(parts.desktop.leave).toHaveBeenCalledOnce();
    expect(parts.desktop.quit).not.toHaveBeenCalled();
    expect(parts.settings.read()).toMatchObject({ closeToTray: false, closingExplained: true });
    expect(parts.appState.read().settings.closeToTray).toBe(false);
  });

  it('after all not changes nothing, and is explained again', async () => {
    await closeWindow(parts, { how: 'stay' });
    expect(parts.desktop.hideWindow).not.toHaveBeenCalled();
    expect(parts.settings.change).not.toHaveBeenCalled();
    expect(parts.appState.read().isClosing).toBe(false);
  });

  it('happens even when it cannot be remembered', async () => {
    parts.settings.change.mockRejectedValueOnce(new AppError('settings-not-saved'));
    await closeWindow(parts, { how: 'to-tray' });
    expect(parts.desktop.hideWindow).toHaveBeenCalledOnce();
    expect(parts.appState.read().notice).toMatchObject({ code: 'settings-not-saved' });
  });
});
