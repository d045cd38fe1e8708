/**
 * Whether the desktop shows an icon in a tray at this moment. On Linux that is not sure, and trays come and go; one that cannot
 * be asked for is taken to be missing, because a window that is hidden without it could not be found again.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasSelectionOwner } from './x11-selection.ts';

const run = promisify(execFile);

/** Milliseconds; a window that is being closed does not stay longer. */
const PATIENCE = 1000;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PROPERTY = 'IsStatusNotifierHostRegistered';
const GET = 'org.freedesktop.DBus.Properties.Get';

/** The same question for each of the programs that desktops may have for it. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', WATCHER, '--object-path', '/StatusNotifierWatcher'],
      ...['--method', GET, WATCHER, PROPERTY],
    ],
  ],
  [
    'dbus-send',
    [
      ...['--session', '--print-reply=literal', `--dest=${WATCHER}`, '/StatusNotifierWatcher', GET],
      ...[`string:${WATCHER}`, `string:${PROPERTY}`],
    ],
  ],
  ['busctl', ['--user', 'get-property', WATCHER, '/StatusNotifierWatcher', WATCHER, PROPERTY]],
];

export async function isTrayThere(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (platform !== 'linux') return true;
  const answers = await Promise.all([
    ...QUESTIONS.map(askBus),
    // The older way, where the tray is a window that owns this name.
    hasSelectionOwner('_NET_SYSTEM_TRAY_S0', env, PATIENCE),
  ]);
  return answers.includes(true);
}

async function askBus([program, args]: readonly [string, readonly string[]]): Promise<boolean> {
  try {
    return /\btrue\b/.test((await run(program, args, { timeout: PATIENCE })).stdout);
  } catch {
    return false;
  }
}
