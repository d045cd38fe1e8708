/**
 * The application menu: what each system expects to find, with its usual keys. Nothing here acts in a session: a menu does
 * not show which one it would act in, and the page, which does, has keys of its own for the modes.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import type { ZoomStep } from './zoom.ts';

export interface MenuActions {
  signOut(): void;
  saveDiagnostics(): void;
  zoom(step: ZoomStep): void;
}

export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly isSignedIn: boolean;
  /** Run from sources, by somebody who changes the page. */
  readonly isInDevelopment: boolean;
}

/** Keeps the menu as the state is. */
export function showMenu(
  appState: AppStateStore,
  fixed: Omit<MenuState, 'isSignedIn'>,
  actions: MenuActions,
): void {
  let shownFor: boolean | null = null;

  function show(): void {
    const isSignedIn = appState.read().account !== null;
    if (isSignedIn === shownFor) return;
    shownFor = isSignedIn;
    Menu.setApplicationMenu(Menu.buildFromTemplate(describeMenu({ ...fixed, isSignedIn }, actions)));
  }

  app.setAboutPanelOptions({ applicationName: 'SMS Supervisor', applicationVersion: app.getVersion() });
  appState.subscribe(({ account }) => {
    if (account !== undefined) show();
  });
  show();
}

export function describeMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = state.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: '&File', submenu: fileMenu(state, actions) },
    { role: 'editMenu' },
    { label: '&View', submenu: viewMenu(state, actions) },
    isMac ? { role: 'windowMenu' } : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }] },
    { role: 'help', label: '&Help', submenu: helpMenu(state, actions) },
  ];
}

function fileMenu(
  { platform, isSignedIn }: MenuState,
  { signOut }: MenuActions,
): MenuItemConstructorOptions[] {
  return [
    { label: 'Sign &out', enabled: isSignedIn, click: signOut },
    { type: 'separator' },
    { role: 'close', label: '&Close window', accelerator: 'CommandOrControl+W' },
    // macOS has it in the menu of the app.
    ...(platform === 'darwin'
      ? []
      : [{ role: 'quit' as const, label: '&Quit', accelerator: 'CommandOrControl+Q' }]),
  ];
}

function viewMenu({ isInDevelopment }: MenuState, { zoom }: MenuActions): MenuItemConstructorOptions[] {
  const entry = (label: string, step: ZoomStep, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => zoom(step),
  });
  /** The same by other keys, which the menu does not list. */
  const key = (step: ZoomStep, accelerator: string): MenuItemConstructorOptions => ({
    ...entry('', step, accelerator),
    visible: false,
    acceleratorWorksWhenHidden: true,
  });
  return [
    entry('&Actual size', 'actual', 'CommandOrControl+0'),
    entry('Zoom &in', 'in', 'CommandOrControl+Plus'),
    entry('Zoom &out', 'out', 'CommandOrControl+-'),
    // Most keyboards have the plus above another sign, or on the right.
    key('in', 'CommandOrControl+='),
    key('in', 'CommandOrControl+numadd'),
    key('out', 'CommandOrControl+numsub'),
    key('actual', 'CommandOrControl+num0'),
    { type: 'separator' },
    { role: 'togglefullscreen', label: '&Full screen' },
    ...(isInDevelopment ? [{ type: 'separator' as const }, { role: 'reload' as const }] : []),
  ];
}

function helpMenu({ platform }: MenuState, { saveDiagnostics }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { label: 'Save &diagnostics…', click: saveDiagnostics },
    ...(platform === 'darwin' ? [] : [{ role: 'about' as const, label: '&About SMS Supervisor' }]),
  ];
}
