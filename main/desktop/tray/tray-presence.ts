/**
 * Whether the desktop shows an icon in a tray at this moment. On Linux that is not sure, and trays come and go; one that cannot
 * be asked for is taken to be missing, because a window that is hidden without it could not be found again.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasSelectionOwner } from '#main/desktop/menu/x11-selection.ts';

const run = promisify(execFile);

/** Milliseconds; a window that is being closed does not stay longer. */
const ANSWER_TIMEOUT_MS = 1000;

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

type Way = () => Promise<boolean>;

/** Returns the question, which may be asked often. */
export function createTrayQuestion(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Way {
  if (platform !== 'linux') return () => Promise.resolve(true);
  const ways: readonly Way[] = [
    ...QUESTIONS.map((question) => () => askBus(question, env)),
    // The older way, where the tray is a window that owns this name.
    () => hasSelectionOwner('_NET_SYSTEM_TRAY_S0', env, ANSWER_TIMEOUT_MS),
  ];
  return createQuestion(ways);
}

/** The way that found it the last time is enough: each of them may cost a process. */
export function createQuestion(ways: readonly Way[]): Way {
  let lastFound: Way | null = null;
  return async () => {
    if (await lastFound?.()) return true;
    const answers = await Promise.all(ways.map((way) => way()));
    lastFound = ways[answers.indexOf(true)] ?? null;
    return lastFound !== null;
  };
}

async function askBus([program, args]: (typeof QUESTIONS)[number], env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    return /\btrue\b/.test((await run(program, args, { env, timeout: ANSWER_TIMEOUT_MS })).stdout);
  } catch {
    return false;
  }
}
