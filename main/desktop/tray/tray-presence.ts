/**
 * Whether the desktop shows an icon in a tray at this moment. On Linux that is not sure, and trays come and go; one that cannot
 * be asked for is taken to be missing, because a window that is hidden without it could not be found again.
 */
import type { SessionBus } from '#main/desktop/d-bus/session-bus.ts';
import { hasSelectionOwner } from '#main/desktop/menu/x11-selection.ts';

/** Milliseconds; a window that is being closed does not stay longer. */
const ANSWER_TIMEOUT_MS = 1000;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const QUESTION = {
  destination: WATCHER,
  path: '/StatusNotifierWatcher',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  args: [
    ['s', WATCHER],
    ['s', 'IsStatusNotifierHostRegistered'],
  ],
} as const;

type Way = () => Promise<boolean>;

/** Returns the question, which may be asked often. */
export function createTrayQuestion(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, bus: SessionBus): Way {
  if (platform !== 'linux') return () => Promise.resolve(true);
  const ways: readonly Way[] = [
    () => askBus(bus),
    // The older way, where the tray is a window that owns this name.
    () => hasSelectionOwner('_NET_SYSTEM_TRAY_S0', env, ANSWER_TIMEOUT_MS),
  ];
  return createQuestion(ways);
}

/** The way that found it the last time is enough: on a busy computer each of them costs time. */
export function createQuestion(ways: readonly Way[]): Way {
  let lastFound: Way | null = null;
  return async () => {
    if (await lastFound?.()) return true;
    const answers = await Promise.all(ways.map((way) => way()));
    lastFound = ways[answers.indexOf(true)] ?? null;
    return lastFound !== null;
  };
}

async function askBus(bus: SessionBus): Promise<boolean> {
  try {
    const [isThere] = await bus.call(QUESTION, ANSWER_TIMEOUT_MS);
    return isThere === true;
  } catch {
    return false;
  }
}
