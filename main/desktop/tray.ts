/** The tray icon: a function of the state. */
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Shell } from '../../preload/model.ts';

export interface TrayActions {
  open(): void;
  signOut(): void;
  quit(): void;
}

type TrayState = 'connected' | 'offline';

const TOOLTIPS: Record<TrayState, string> = {
  connected: 'SMS Supervisor: connected',
  offline: 'SMS Supervisor: not connected',
};

/** Returns `render`, which shows what has changed and nothing else. `assets` is the folder of the icons. */
export function createTray(assets: string, actions: TrayActions): (shell: Shell) => void {
  const tray = new Tray(iconOf(assets, 'offline'));
  tray.on('click', actions.open);
  let shown = '';

  return (shell) => {
    const state: TrayState = shell.connection.phase === 'connected' ? 'connected' : 'offline';
    const isSignedIn = shell.account !== null;
    const next = `${state} ${String(isSignedIn)}`;
    if (next === shown) return;
    shown = next;
    tray.setImage(iconOf(assets, state));
    tray.setToolTip(TOOLTIPS[state]);
    tray.setContextMenu(menuOf(isSignedIn, actions));
  };
}

function iconOf(assets: string, state: TrayState): Electron.NativeImage {
  return nativeImage.createFromPath(join(assets, 'tray', `${state}.png`));
}

function menuOf(isSignedIn: boolean, { open, signOut, quit }: TrayActions): Menu {
  return Menu.buildFromTemplate([
    { label: 'Open SMS Supervisor', click: open },
    { label: 'Sign out', enabled: isSignedIn, click: signOut },
    { type: 'separator' },
    { label: 'Quit', click: quit },
  ]);
}
