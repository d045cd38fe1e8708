/** Alerts on the desktop: notifications, sound, badge and tray follow what waits to be looked after. */
import { join } from 'node:path';
import { app } from 'electron';
import type { AlertOptions } from '#main/alerts/watch-alerts.ts';
import { watchAlerts } from '#main/alerts/watch-alerts.ts';
import type { Heartbeat } from '#main/clock/heartbeat.ts';
import { createBadge } from '#main/desktop/badge/badge.ts';
import { describeAlerts } from '#main/desktop/notifications/alert-labels.ts';
import type { Place } from '#main/desktop/notifications/notification-place.ts';
import { createNotifier } from '#main/desktop/notifications/notifications.ts';
import type { Present } from '#main/desktop/notifications/presenter.ts';
import { createSound } from '#main/desktop/notifications/sound.ts';
import { isSystemDoNotDisturbOn } from '#main/desktop/notifications/system-do-not-disturb.ts';
import type { TrayActions } from '#main/desktop/tray/tray.ts';
import { createTray } from '#main/desktop/tray/tray.ts';
import { watchWindowFocus } from '#main/desktop/window/window-focus.ts';
import type { Log } from '#main/logging/log.ts';
import { followOnSurfaces } from './surfaces.ts';

type FromState = Pick<AlertOptions, 'store' | 'appState' | 'serverNow' | 'alertsAllowed' | 'isOwnAction'>;

export interface DesktopAlertOptions extends FromState {
  /** The folder of icons and sounds. */
  readonly assets: string;
  readonly userData: string;
  readonly log: Pick<Log, 'warn'>;
  readonly present: Present;
  readonly heartbeat: Heartbeat;
  /** Opens the window, at a place when there is one. */
  readonly open: (place: Place | null) => void;
  readonly actions: Pick<TrayActions, 'setDoNotDisturb' | 'signOut' | 'quit'>;
}

const SECOND_MS = 1000;

export function showAlerts(parts: DesktopAlertOptions): void {
  const { assets, userData, log, open, present, heartbeat, actions, store, appState, serverNow } = parts;
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
  const show = followOnSurfaces({
    store,
    appState,
    heartbeat,
    serverNow,
    unhandled: () => alerts.unhandled(),
    showBadge: createBadge(platform),
    renderTray: createTray(assets, {
      ...actions,
      handleAlerts: alerts.handleAll,
      open: () => open(null),
      openSession: open,
    }),
  });
  setInterval(() => alerts.passTime(), SECOND_MS);
}
