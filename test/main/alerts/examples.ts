/** A store, a appState and a clock for tests of alerts. */
import type { Alert } from '#main/alerts/alert.ts';
import type { AlertWatch } from '#main/alerts/watch-alerts.ts';
import { watchAlerts } from '#main/alerts/watch-alerts.ts';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import type { IncomingMessage, SessionPatch } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { AlertKind, AlertRule, AlertSettings } from '#preload/model/alerts.ts';
import type { Connection } from '#preload/model/connection.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';
import { AGENT, chatting, CUSTOMER, me } from '#test/main/sessions/examples.ts';

export const SIGNED_IN = {
  ...INITIAL_APP_STATE,
  account: { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam' },
};

/** Lines that every session begins with: everybody comes, I last. */
const COMING: readonly IncomingMessage[] = [CUSTOMER, AGENT, me('supervisors')].map((from, place) => ({
  index: place + 1,
  kind: 'joined',
  from,
  seenBy: 'everyone',
  at: 0,
  text: '',
}));

export class AlertDesk {
  readonly store: SessionStore = createSessionStore();
  readonly appState: AppStateStore = createAppStateStore(SIGNED_IN);
  readonly notified: { alerts: readonly Alert[]; isLoud: boolean; at: number }[] = [];
  sounds = 0;
  changes = 0;
  isWindowInFront = false;
  alertsAllowed = true;
  isOwnAction = false;
  /** By how much the server's clock is ahead of this computer's. */
  serverAhead = 0;
  readonly watch: AlertWatch;

  constructor() {
    this.watch = watchAlerts({
      store: this.store,
      appState: this.appState,
      now: Date.now,
      serverNow: () => Date.now() + this.serverAhead,
      alertsAllowed: () => this.alertsAllowed,
      isWindowInFront: () => this.isWindowInFront,
      isOwnAction: () => this.isOwnAction,
      notify: (alerts, isLoud) => this.notified.push({ alerts, isLoud, at: Date.now() }),
      repeatSound: () => (this.sounds += 1),
      onChange: () => (this.changes += 1),
    });
    this.connect({ phase: 'connected', heardAt: 0 });
  }

  connect(connection: Connection): void {
    this.appState.change({ connection });
  }

  setRule(kind: AlertKind, rule: Partial<AlertRule>): void {
    const { alerts } = this.appState.read().settings;
    this.setAlerts({ rules: { ...alerts.rules, [kind]: { ...alerts.rules[kind], ...rule } } });
  }

  setAlerts(changes: Partial<AlertSettings>): void {
    const { settings } = this.appState.read();
    this.appState.change({ settings: { ...settings, alerts: { ...settings.alerts, ...changes } } });
  }

  tell(session: SessionPatch): void {
    this.store.apply({ type: 'session-updated', session, at: Date.now() });
  }

  say(messages: readonly IncomingMessage[], sessionId = 's'): void {
    this.store.apply({ type: 'messages-received', sessionId, messages, at: Date.now() });
  }

  readLog(messages: readonly IncomingMessage[], sessionId = 's'): void {
    this.store.apply({ type: 'log-fetched', sessionId, messages, knownUpTo: 0, at: Date.now() });
  }

  /** A session that was there when I signed in, with nothing said yet. */
  begin(sessionId = 's', history: readonly IncomingMessage[] = []): void {
    const { connection } = this.appState.read();
    this.connect({ phase: 'connecting' });
    this.tell(chatting('supervisors', { id: sessionId }));
    this.readLog([...COMING, ...history], sessionId);
    this.connect(connection);
  }

  openSession(sessionId: string | null): void {
    this.store.apply({ type: 'session-opened', sessionId });
  }

  kinds(): readonly AlertKind[] {
    return this.watch.unhandled().map(({ kind }) => kind);
  }
}
