/** The tray icon: a function of the state. */
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Shell } from '../../preload/model.ts';

export interface TrayActions {
  open(): void;
  signOut(): void;
  quit(): void;
}

type TrayState = 'connected' | 'offline' | 'signed-out';

const TOOLTIPS: Record<TrayState, string> = {
  connected: 'SMS Supervisor: connected',
  offline: 'SMS Supervisor: not connected',
  'signed-out': 'SMS Supervisor: signed out',
};

/** Returns `render`, which shows what has changed and nothing else. `assets` is the folder of the icons. */
export function createTray(assets: string, actions: TrayActions): (shell: Shell) => void {
  const tray = new Tray(iconOf(assets, 'signed-out'));
  tray.on('click', actions.open);
  let shown: TrayState | null = null;

  return (shell) => {
    const state = stateOf(shell);
    if (state === shown) return;
    shown = state;
    tray.setImage(iconOf(assets, state));
    tray.setToolTip(TOOLTIPS[state]);
    tray.setContextMenu(menuOf(state !== 'signed-out', actions));
  };
}

function stateOf({ account, connection }: Shell): TrayState {
  if (account === null) return 'signed-out';
  return connection.phase === 'connected' ? 'connected' : 'offline';
}

/** Each system has its own idea of a tray icon's size and colour. */
const ICON_SUFFIXES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Template', linux: '-panel' };

function iconOf(assets: string, state: TrayState): Electron.NativeImage {
  const suffix = ICON_SUFFIXES[process.platform] ?? '';
  return nativeImage.createFromPath(join(assets, 'tray', `${state}${suffix}.png`));
}

function menuOf(isSignedIn: boolean, { open, signOut, quit }: TrayActions): Menu {
  return Menu.buildFromTemplate([
    { label: 'Open SMS Supervisor', click: open },
    { label: 'Sign out', enabled: isSignedIn, click: signOut },
    { type: 'separator' },
    { label: 'Quit', click: quit },
  ]);
}
