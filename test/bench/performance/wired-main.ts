/** Main's own parts joined as the app joins them, in Node: state of the sessions, alerts, and what goes to the page. */
import { serialize } from 'node:v8';
import type { AlertWatch } from '#main/alerts/watch-alerts.ts';
import { watchAlerts } from '#main/alerts/watch-alerts.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { AppError } from '#main/errors/app-error.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { SIGNED_IN } from '#test/main/alerts/examples.ts';

export function wireMain(store: SessionStore): AlertWatch {
  const appState = createAppStateStore(SIGNED_IN);
  const alerts = watchAlerts({
    store,
    appState,
    now: Date.now,
    serverNow: Date.now,
    alertsAllowed: () => true,
    isWindowInFront: () => false,
    isOwnAction: () => false,
    notify: () => undefined,
    repeatSound: () => undefined,
    onChange: () => undefined,
  });
  publishState(
    store,
    appState,
    // What Electron does with it first.
    (patch) => void serialize(patch),
    (error) => {
      throw error instanceof Error ? error : new AppError('unexpected');
    },
  );
  appState.change({ connection: { phase: 'connected', heardAt: 0 } });
  return alerts;
}
