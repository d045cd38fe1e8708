/** The tray icon and its menu: shows a view of the state, and tells what was clicked. */
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { Menu, nativeImage, Tray } from 'electron';
import { drawBadge } from '#main/desktop/badge/badge-image.ts';
import { toMenuLabel } from '#main/desktop/menu/menu-label.ts';
import type { Place } from '#main/desktop/notifications/notification-place.ts';
import type { QuietTime } from '#preload/model/alerts.ts';
import type { TrayState, TrayView } from './tray-view.ts';

export interface TrayActions {
  open(): void;
  openSession(place: Place): void;
  /** `null` ends it. */
  setDoNotDisturb(time: QuietTime | null): void;
  /** All alerts have been seen. */
  handleAlerts(): void;
  signOut(): void;
  quit(): void;
}

/** Of the icon's width. */
const COUNT_SHARE = 0.5;
/** Milliseconds that a menu stays as it is, so that somebody can choose from it: on Linux a new one makes clicks on the old one void. */
const MENU_HOLD_MS = 3000;

/** Returns `render`, which shows what has changed and nothing else. `assets` is the folder of the icons. */
export function createTray(
  assets: string,
  actions: TrayActions,
  platform: NodeJS.Platform = process.platform,
): (view: TrayView) => void {
  const tray = new Tray(iconOf(assets, 'signed-out', 0, platform));
  tray.on('click', actions.open);
  let menuMadeAt = -Infinity;
  let before: TrayView | null = null;
  let latest: TrayView | null = null;
  let holding: NodeJS.Timeout | null = null;
  const showIcon = onlyWhenNew<Pick<TrayView, 'state' | 'count'>>(({ state, count }) => {
    tray.setImage(iconOf(assets, state, count, platform));
    if (platform === 'darwin') tray.setTitle(count === 0 ? '' : String(count));
  });
  const showToolTip = onlyWhenNew<string>((summary) => tray.setToolTip(`SMS Supervisor: ${summary}`));
  const showMenu = onlyWhenNew<TrayView>((view) => {
    tray.setContextMenu(menuOf(view, actions));
    menuMadeAt = performance.now();
    before = view;
  });
  function showHeld(): void {
    holding = null;
    if (latest) showMenu(latest);
  }

  return (view) => {
    showIcon({ state: view.state, count: view.count });
    showToolTip(view.summary);
    latest = view;
    const held = menuMadeAt + MENU_HOLD_MS - performance.now();
    if (offersOther(before, view) || held <= 0) showMenu(view);
    else holding ??= setTimeout(showHeld, held);
  };
}

/** Something else can be done than before, not only to other sessions. */
function offersOther(before: TrayView | null, { isSignedIn, quiet }: TrayView): boolean {
  return before?.isSignedIn !== isSignedIn || before.quiet !== quiet;
}

function onlyWhenNew<T>(show: (value: T) => void): (value: T) => void {
  let shown = '';
  return (value) => {
    const description = JSON.stringify(value);
    if (description === shown) return;
    shown = description;
    show(value);
  };
}

/** Each system has its own idea of a tray icon's size and colour. */
const ICON_SUFFIXES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Template', linux: '-panel' };

/** macOS writes the count beside the icon; elsewhere it is drawn upon it. */
function iconOf(
  assets: string,
  state: TrayState,
  count: number,
  platform: NodeJS.Platform,
): Electron.NativeImage {
  const suffix = ICON_SUFFIXES[platform] ?? '';
  const icon = nativeImage.createFromPath(join(assets, 'tray', `${state}${suffix}.png`));
  return count === 0 || platform === 'darwin' ? icon : withCount(icon, count);
}

function withCount(icon: Electron.NativeImage, count: number): Electron.NativeImage {
  const counted = nativeImage.createEmpty();
  for (const scaleFactor of icon.getScaleFactors()) {
    const size = Math.round(icon.getSize().width * scaleFactor);
    const pixels = new Uint8Array(icon.toBitmap({ scaleFactor }));
    drawBadge({ pixels, size }, count, COUNT_SHARE);
    counted.addRepresentation({ scaleFactor, width: size, height: size, buffer: Buffer.from(pixels) });
  }
  return counted;
}

function menuOf(view: TrayView, actions: TrayActions): Menu {
  const { summary, sessions, count, isSignedIn } = view;
  return Menu.buildFromTemplate([
    { label: toMenuLabel(summary.charAt(0).toUpperCase() + summary.slice(1)), enabled: false },
    { type: 'separator' },
    ...sessions.map(({ label, place }) => ({
      label: toMenuLabel(label),
      click: () => actions.openSession(place),
    })),
    ...(count > 0 ? [{ label: 'Mark all alerts as seen', click: actions.handleAlerts }] : []),
    ...(sessions.length > 0 || count > 0 ? [{ type: 'separator' as const }] : []),
    quietMenu(view, actions),
    { type: 'separator' },
    { label: 'Open SMS Supervisor', click: actions.open },
    { label: 'Sign out', enabled: isSignedIn, click: actions.signOut },
    { label: 'Quit', click: actions.quit },
  ]);
}

function quietMenu({ quiet }: TrayView, { setDoNotDisturb }: TrayActions): MenuItemConstructorOptions {
  return {
    label: quiet ?? 'Do not disturb',
    submenu: [
      { label: 'Off', type: 'radio', checked: quiet === null, click: () => setDoNotDisturb(null) },
      ...(quiet === null ? [] : [{ label: quiet, type: 'radio' as const, checked: true }]),
      { type: 'separator' },
      { label: 'For 30 minutes', click: () => setDoNotDisturb('half-hour') },
      { label: 'For 1 hour', click: () => setDoNotDisturb('hour') },
      { label: 'Until tomorrow', click: () => setDoNotDisturb('until-tomorrow') },
    ],
  };
}
