/** A store, a shell and a clock for tests of alerts. */
import type { Alert } from '#main/alerts/alert.ts';
import type { AlertWatch } from '#main/alerts/watch-alerts.ts';
import { watchAlerts } from '#main/alerts/watch-alerts.ts';
import type { ShellState } from '#main/app-state/shell-state.ts';
import { createShellState } from '#main/app-state/shell-state.ts';
import type { MessageSeen, SessionPart } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { AlertKind, AlertRule, AlertSettings } from '#preload/model/alerts.ts';
import type { Connection } from '#preload/model/connection.ts';
import { FIRST_SHELL } from '#test/main/app-state/first-shell-example.ts';
import { AGENT, chatting, CUSTOMER, me } from '#test/main/sessions/examples.ts';

export const SIGNED_IN = {
  ...FIRST_SHELL,
  account: { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam' },
};

/** Lines that every session begins with: everybody comes, I last. */
const COMING: readonly MessageSeen[] = [CUSTOMER, AGENT, me('supervisors')].map((from, place) => ({
  index: place + 1,
  kind: 'joined',
  from,
  seenBy: 'everyone',
  at: 0,
  text: '',
}));

export class AlertDesk {
  readonly store: SessionStore = createSessionStore();
  readonly shell: ShellState = createShellState(SIGNED_IN);
  readonly notified: { alerts: readonly Alert[]; isLoud: boolean; at: number }[] = [];
  sounds = 0;
  changes = 0;
  isWindowInFront = false;
  alertsAllowed = true;
  isMyDoing = false;
  /** By how much the server's clock is ahead of this computer's. */
  serverAhead = 0;
  readonly watch: AlertWatch;

  constructor() {
    this.watch = watchAlerts({
      store: this.store,
      shell: this.shell,
      now: Date.now,
      serverNow: () => Date.now() + this.serverAhead,
      alertsAllowed: () => this.alertsAllowed,
      isWindowInFront: () => this.isWindowInFront,
      isMyDoing: () => this.isMyDoing,
      notify: (alerts, isLoud) => this.notified.push({ alerts, isLoud, at: Date.now() }),
      repeatSound: () => (this.sounds += 1),
      onChange: () => (this.changes += 1),
    });
    this.connect({ phase: 'connected', heardAt: 0 });
  }

  connect(connection: Connection): void {
    this.shell.change({ connection });
  }

  setRule(kind: AlertKind, rule: Partial<AlertRule>): void {
    const { alerts } = this.shell.read().settings;
    this.setAlerts({ rules: { ...alerts.rules, [kind]: { ...alerts.rules[kind], ...rule } } });
  }

  setAlerts(changes: Partial<AlertSettings>): void {
    const { settings } = this.shell.read();
    this.shell.change({ settings: { ...settings, alerts: { ...settings.alerts, ...changes } } });
  }

  tell(session: SessionPart): void {
    this.store.apply({ type: 'session-told', session, at: Date.now() });
  }

  say(messages: readonly MessageSeen[], sessionId = 's'): void {
    this.store.apply({ type: 'messages-told', sessionId, messages, at: Date.now() });
  }

  readLog(messages: readonly MessageSeen[], sessionId = 's'): void {
    this.store.apply({ type: 'log-read', sessionId, messages, knownUpTo: 0, at: Date.now() });
  }

  /** A session that was there when I signed in, with nothing said yet. */
  begin(sessionId = 's', history: readonly MessageSeen[] = []): void {
    const { connection } = this.shell.read();
    this.connect({ phase: 'connecting' });
    this.tell(chatting('supervisors', { id: sessionId }));
    this.readLog([...COMING, ...history], sessionId);
    this.connect(connection);
  }

  watchSession(sessionId: string | null): void {
    this.store.apply({ type: 'session-watched', sessionId });
  }

  kinds(): readonly AlertKind[] {
    return this.watch.unhandled().map(({ kind }) => kind);
  }
}
