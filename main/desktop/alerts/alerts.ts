/** Alerts on the desktop: notifications, sound, badge and tray follow what waits to be looked after. */
import { join } from 'node:path';
import { app } from 'electron';
import type { AlertOptions } from '#main/alerts/watch-alerts.ts';
import { watchAlerts } from '#main/alerts/watch-alerts.ts';
import { createBadge } from '#main/desktop/badge/badge.ts';
import { describeAlerts } from '#main/desktop/notifications/alert-labels.ts';
import type { Place } from '#main/desktop/notifications/notification-place.ts';
import { createNotifier } from '#main/desktop/notifications/notifications.ts';
import type { Present } from '#main/desktop/notifications/presenter.ts';
import { createSound } from '#main/desktop/notifications/sound.ts';
import { isSystemDoNotDisturbOn } from '#main/desktop/notifications/system-do-not-disturb.ts';
import type { TrayActions } from '#main/desktop/tray/tray.ts';
import { createTray } from '#main/desktop/tray/tray.ts';
import { viewTray } from '#main/desktop/tray/tray-view.ts';
import { watchWindowFocus } from '#main/desktop/window/window-focus.ts';
import type { Log } from '#main/logging/log.ts';

type FromState = Pick<AlertOptions, 'store' | 'appState' | 'serverNow' | 'alertsAllowed' | 'isOwnAction'>;

export interface DesktopAlertOptions extends FromState {
  /** The folder of icons and sounds. */
  readonly assets: string;
  readonly userData: string;
  readonly log: Pick<Log, 'warn'>;
  readonly present: Present;
  /** Opens the window, at a place when there is one. */
  readonly open: (place: Place | null) => void;
  readonly actions: Pick<TrayActions, 'setDoNotDisturb' | 'signOut' | 'quit'>;
}

const SECOND_MS = 1000;
/** Milliseconds between two looks of the tray and the badge at the state; people see no more. */
const WRITE_DELAY_MS = 200;

export function showAlerts(parts: DesktopAlertOptions): void {
  const { assets, userData, log, open, present, store, appState, serverNow } = parts;
  const { platform } = process;
  // What Windows files the app's notifications under; the installer gives its shortcut the same name.
  if (platform === 'win32') app.setAppUserModelId('com.sms-supervisor.app');
  const notifier = createNotifier({
    platform,
    present,
    log,
    open,
    playSound: createSound({
      source: join(assets, 'sounds', 'alert.wav'),
      copy: join(userData, 'alert.wav'),
      isSystemDoNotDisturbOn,
    }),
  });
  const isWindowInFront = watchWindowFocus(() => alerts.lookAtFront());
  const alerts = watchAlerts({
    ...parts,
    now: Date.now,
    isWindowInFront,
    notify: (found, isLoud) =>
      notifier.notify(
        describeAlerts(found, {
          find: store.get,
          previewText: appState.read().settings.alerts.previewText,
          now: serverNow(),
        }),
        isLoud,
      ),
    repeatSound: notifier.repeatSound,
    onChange() {
      notifier.close((place) => !alerts.isWaiting(place?.sessionId ?? null));
      show();
    },
  });
  const show = createSurfaces(parts, alerts);
  setInterval(() => {
    alerts.passTime();
    // Waiting times grow by themselves.
    show();
  }, SECOND_MS);
}

/** The tray and the badge. Returns what makes them follow, soon. */
function createSurfaces(
  { assets, open, store, appState, serverNow, actions }: DesktopAlertOptions,
  { unhandled, countThings, handleAll: handleAlerts }: ReturnType<typeof watchAlerts>,
): () => void {
  const badge = createBadge(process.platform);
  const renderTray = createTray(assets, {
    ...actions,
    handleAlerts,
    open: () => open(null),
    openSession: open,
  });
  let resting: NodeJS.Timeout | null = null;
  let isAsked = false;

  function show(): void {
    isAsked = resting !== null;
    if (isAsked) return;
    resting = setTimeout(rest, WRITE_DELAY_MS);
    badge(countThings());
    const sessions = [...store.all()].map(({ session }) => session);
    renderTray(viewTray(appState.read(), sessions, unhandled(), serverNow()));
  }

  function rest(): void {
    resting = null;
    if (isAsked) show();
  }

  store.subscribe(show);
  appState.subscribe(show);
  show();
  return show;
}
