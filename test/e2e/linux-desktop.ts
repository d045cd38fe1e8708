/** What the other programs of a Linux desktop see of the app: its tray item and its notifications, over D-Bus and by picture. */
import { execFile, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { expect } from './supervisor-desk.ts';

const run = promisify(execFile);

const PICTURES = join(import.meta.dirname, '../../test-results/pictures');

/** Takes a picture of the whole screen, or of its width × height + x + y part. */
export async function takePicture(name: string, part?: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const crop = part === undefined ? [] : ['-crop', part, '+repage'];
  await run('import', ['-window', 'root', ...crop, join(PICTURES, `${name}.png`)]);
}

/** Long enough on a busy computer, in milliseconds. */
const MENU_OPENS = 1500;

/** Where the panel is. */
export const PANEL = '200x40+0+0';

/** Opens the tray's menu as a person does, takes a picture of it and closes it again. */
export async function takePictureOfMenu(name: string): Promise<void> {
  await run('xdotool', ['mousemove', '16', '16', 'click', '3']);
  // The panel asks for the menu's entries before it shows them.
  await new Promise((resolve) => setTimeout(resolve, MENU_OPENS));
  await takePicture(name, '640x500+0+0');
  await run('xdotool', ['key', 'Escape']);
}

async function call(destination: string, path: string, method: string, args: readonly string[]) {
  const target = ['--session', '--dest', destination, '--object-path', path, '--method', method];
  return (await run('gdbus', ['call', ...target, ...args])).stdout;
}

async function readProperty(destination: string, path: string, property: readonly [string, string]) {
  return call(destination, path, 'org.freedesktop.DBus.Properties.Get', property);
}

const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = ['/com/canonical/dbusmenu', 'com.canonical.dbusmenu'] as const;

/** The bus name of the only item in the tray. */
async function findItem(): Promise<string> {
  const items = await readProperty(WATCHER, '/StatusNotifierWatcher', [
    WATCHER,
    'RegisteredStatusNotifierItems',
  ]);
  return /:\d+\.\d+/.exec(items)?.[0] ?? '';
}

/** What stands beside the pointer when it rests on the icon. */
export async function readToolTip(): Promise<string> {
  const item = await findItem();
  if (item === '') return '';
  const toolTip = await readProperty(item, '/StatusNotifierItem', [ITEM, 'ToolTip']);
  return /'(SMS Supervisor[^']*)'/.exec(toolTip)?.[1] ?? '';
}

/** The icon's pixels, as text that can be compared. */
export async function readIcon(): Promise<string> {
  return readProperty(await findItem(), '/StatusNotifierItem', [ITEM, 'IconPixmap']);
}

export async function activateTray(): Promise<void> {
  await call(await findItem(), '/StatusNotifierItem', `${ITEM}.Activate`, ['0', '0']);
}

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
}

/** Entries of the menu and its submenus, without separators. */
export async function readMenu(): Promise<readonly MenuEntry[]> {
  const [path, name] = MENU;
  const layout = await call(await findItem(), path, `${name}.GetLayout`, ['0', 'int32 -1', '@as []']);
  const entries = layout.matchAll(/<\((\d+), \{((?:[^{}"']|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")*)\}/g);
  return [...entries].flatMap(([, id = '', properties = '']) => {
    const label = /'label': <(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")>/.exec(properties);
    if (!label) return [];
    return {
      id,
      label: (label[1] ?? label[2] ?? '').replace(/\\(.)/g, '$1'),
      isEnabled: !properties.includes("'enabled': <false>"),
      isChecked: properties.includes("'toggle-state': <1>"),
    };
  });
}

export async function menuLabels(): Promise<readonly string[]> {
  return (await readMenu()).map(({ label }) => label);
}

/** Again when the menu was made anew just then: its entries have other numbers. */
export async function clickMenu(label: string | RegExp): Promise<void> {
  await expect(async () => {
    const entry = (await readMenu()).find((each) => each.label.match(label) !== null);
    if (!entry) throw new Error(`no such entry in the tray's menu: ${String(label)}`);
    const [path, name] = MENU;
    await call(await findItem(), path, `${name}.Event`, [entry.id, 'clicked', "<''>", '0']);
  }).toPass({ timeout: 10_000 });
}

export interface SeenNotification {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly title: string;
  /** As it crosses the bus: with markup. */
  readonly body: string;
}

/** Listens to everything that is to be shown from now on. */
export async function listenForNotifications() {
  const wanted = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
  const monitor = spawn('dbus-monitor', ['--session', wanted], { stdio: ['ignore', 'pipe', 'ignore'] });
  let heard = '';
  monitor.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  // It says so itself when it is listening.
  await expect.poll(() => heard).toContain('NameAcquired');
  return {
    /** In the order in which they came. */
    all: (): readonly SeenNotification[] => readNotifications(heard),
    stop: () => monitor.kill(),
  };
}

function readNotifications(heard: string): readonly SeenNotification[] {
  const calls = heard.split(/^method call /m).filter((part) => part.includes('member=Notify'));
  return calls.flatMap((text) => {
    const at = /time=([\d.]+)/.exec(text)?.[1];
    const strings = [...text.matchAll(/^ {3}string "(.*)"$/gm)].map(([, value]) => value ?? '');
    const [, , title, body] = strings;
    return at === undefined || title === undefined || body === undefined
      ? []
      : [{ at: Number(at) * 1000, title, body }];
  });
}

/** Clicks the newest notification on screen. */
export async function clickNotification(): Promise<void> {
  await run('dunstctl', ['action', '0']);
}

export async function countNotificationsOnScreen(): Promise<number> {
  return Number((await run('dunstctl', ['count', 'displayed'])).stdout);
}

/** The desktop's own switch for not being disturbed. */
export async function setDesktopQuiet(isQuiet: boolean): Promise<void> {
  await run('dunstctl', ['set-paused', String(isQuiet)]);
}

/** Takes away what earlier tests have left. */
export async function clearNotifications(): Promise<void> {
  await setDesktopQuiet(false);
  await run('dunstctl', ['close-all']);
}

/** The person turns to something else. */
export async function putWindowAway(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(() => isWindowInFront(app)).toBe(false);
}

export function isWindowInFront(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
}
