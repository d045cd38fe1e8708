/** Watches the state for what is worth an alert, and for alerts that are over. */
import type { AppStateStore } from '#main/app-state/app-state.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Alert } from './alert.ts';
import { createAlertCentre } from './alert-centre.ts';
import type { RuleContext } from './alert-rules.ts';
import { findAlerts, findConnectionAlert, findDueAlerts, isOver } from './alert-rules.ts';
import { createKeywordMatcher } from './keywords.ts';
import { forgetChoices } from './session-choices.ts';

export interface AlertOptions {
  readonly store: SessionStore;
  readonly appState: AppStateStore;
  /** By this computer's clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** By the server's, whose stamps tell since when somebody waits. */
  readonly serverNow: () => number;
  /** False: an administrator wants none. */
  readonly alertsAllowed: () => boolean;
  /** The window is in front of all others. */
  readonly isWindowInFront: () => boolean;
  readonly isOwnAction: (sessionId: string) => boolean;
  readonly notify: (alerts: readonly Alert[], isLoud: boolean) => void;
  readonly repeatSound: () => void;
  /** Other alerts wait to be looked after than before. */
  readonly onChange: () => void;
}

export interface AlertWatch {
  unhandled(): readonly Alert[];
  /** In this session, or for `null` about none. */
  isWaiting(sessionId: string | null): boolean;
  /** The person has seen them all. */
  handleAll(): void;
  /** The window has come to the front, or gone from it. */
  lookAtFront(): void;
  /** To be called every second. */
  passTime(): void;
}

export function watchAlerts(parts: AlertOptions): AlertWatch {
  const { store, appState, now, serverNow } = parts;
  const findKeyword = matcherOfSettings(appState);
  const centre = createAlertCentre({
    ...parts,
    // Setting this computer's clock must not silence what repeats.
    now: serverNow,
    isInFront: (sessionId) =>
      parts.isWindowInFront() && (sessionId === null || sessionId === store.watchedId()),
    isQuiet: () => (appState.read().doNotDisturbUntil ?? 0) > now(),
    repeatsSound: () => appState.read().settings.alerts.repeatSound,
  });
  /** Every session as it was last looked at. */
  const seen = new Map<string, SessionRecord>();

  function context(): RuleContext {
    const { settings, sessionAlerts, connection } = appState.read();
    return {
      settings: settings.alerts,
      sessionAlerts,
      phase: connection.phase,
      findKeyword,
      isOwnAction: parts.isOwnAction,
    };
  }

  function lookAt(sessionId: string, rules: RuleContext): void {
    const record = store.get(sessionId);
    const before = seen.get(sessionId);
    if (!record) {
      seen.delete(sessionId);
      centre.forget(sessionId);
      return;
    }
    seen.set(sessionId, record);
    if (record !== before && parts.alertsAllowed()) centre.raise(findAlerts(before, record, rules));
  }

  function lookAtFront(): void {
    if (!parts.isWindowInFront()) return;
    centre.drop(null);
    const front = store.watchedId();
    if (front !== null) centre.drop(front);
  }

  function dropWhatIsOver(sessionId: string | null): void {
    const { connection } = appState.read();
    const session = store.get(sessionId ?? '')?.session;
    centre.drop(sessionId, (alert) => isOver(alert, session, connection));
  }

  function raiseDue(): void {
    const rules = context();
    const at = serverNow();
    const due = [...store.all()].flatMap((record) => findDueAlerts(record, rules, at));
    const lost = findConnectionAlert(appState.read().connection, rules, now());
    centre.raise(lost ? [...due, lost] : due);
  }

  store.subscribe((sessionIds) => {
    const rules = context();
    for (const id of sessionIds) lookAt(id, rules);
    forgetChoicesOf(appState, store, sessionIds);
    for (const id of sessionIds) dropWhatIsOver(id);
    lookAtFront();
  });
  appState.subscribe((changes) => {
    if (changes.connection) dropWhatIsOver(null);
  });
  return {
    unhandled: centre.unhandled,
    isWaiting: centre.isWaiting,
    handleAll: centre.dropAll,
    lookAtFront,
    passTime() {
      endQuietTime(appState, now());
      if (parts.alertsAllowed()) raiseDue();
      else centre.dropAll();
      centre.passTime();
    },
  };
}

/** Made anew when other keywords are set. */
function matcherOfSettings(appState: AppStateStore): RuleContext['findKeyword'] {
  const read = (): readonly string[] => appState.read().settings.alerts.keywords;
  let keywords = read();
  let matcher = createKeywordMatcher(keywords, () => performance.now());
  return (text) => {
    if (keywords !== read()) {
      keywords = read();
      matcher = createKeywordMatcher(keywords, () => performance.now());
    }
    return matcher.find(text);
  };
}

/** Of all that are gone at once: what was chosen for the others is copied. */
function forgetChoicesOf(appState: AppStateStore, store: SessionStore, sessionIds: readonly string[]): void {
  const { sessionAlerts } = appState.read();
  const gone = sessionIds.filter((id) => store.get(id) === undefined);
  const left = forgetChoices(sessionAlerts, gone);
  if (left !== sessionAlerts) appState.change({ sessionAlerts: left });
}

function endQuietTime(appState: AppStateStore, now: number): void {
  const { doNotDisturbUntil } = appState.read();
  if (doNotDisturbUntil !== null && doNotDisturbUntil <= now) appState.change({ doNotDisturbUntil: null });
}
