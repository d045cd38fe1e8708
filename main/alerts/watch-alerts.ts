/** Watches the state for what is worth an alert, and for alerts that are over. */
import type { AppStateStore } from '#main/app-state/app-state.ts';
import { createPriorityQueue } from '#main/sessions/priority-queue.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { Alert } from './alert.ts';
import type { AlertCentre } from './alert-centre.ts';
import { createAlertCentre } from './alert-centre.ts';
import type { RuleContext } from './alert-rules.ts';
import { findAlerts, findConnectionAlert, findDueAlerts, isOver, nextDueAt } from './alert-rules.ts';
import { createKeywordMatcher } from './keywords.ts';
import { changedChoices, forgetChoices } from './session-choices.ts';

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

export interface AlertWatch extends Pick<AlertCentre, 'unhandled' | 'countThings'> {
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
  /** Those that were there when I signed in, until they have been read. */
  const there = new Set<string>();
  /** By when time will make something of a session worth an alert: each second looks at those alone. */
  const due = createPriorityQueue();

  function context(): RuleContext {
    const { settings, sessionAlerts, connection } = appState.read();
    return {
      settings: settings.alerts,
      sessionAlerts,
      phase: connection.phase,
      findKeyword,
      isOwnAction: parts.isOwnAction,
      wasThere: (sessionId) => there.has(sessionId),
    };
  }

  function lookAt(sessionId: string, rules: RuleContext): void {
    const record = store.get(sessionId);
    const before = seen.get(sessionId);
    if (!record) {
      seen.delete(sessionId);
      there.delete(sessionId);
      due.remove(sessionId);
      centre.forget(sessionId);
      return;
    }
    seen.set(sessionId, record);
    if (record === before) return;
    if (!before && rules.phase === 'connecting') there.add(sessionId);
    plan(record);
    if (parts.alertsAllowed()) centre.raise(findAlerts(before, record, rules));
    if (record.session.ended || isRead(record)) there.delete(sessionId);
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

  /** `after`: what was due before has been raised. */
  function plan(record: SessionRecord, after = -Infinity): void {
    const at = nextDueAt(record, appState.read().settings.alerts, after);
    if (at === null) due.remove(record.session.id);
    else due.put(record.session.id, at);
  }

  function planAgain(sessionIds: Iterable<string>): void {
    for (const id of sessionIds) {
      const record = seen.get(id);
      if (record) plan(record);
    }
  }

  function raiseDue(): void {
    const rules = context();
    const at = serverNow();
    const found: Alert[] = [];
    for (let next = due.first(); next && next.rank <= at; next = due.first()) {
      const record = seen.get(next.id);
      due.remove(next.id);
      if (!record) continue;
      found.push(...findDueAlerts(record, rules, at));
      plan(record, at);
    }
    const lost = findConnectionAlert(appState.read().connection, rules, now());
    centre.raise(lost ? [...found, lost] : found);
  }

  /** What was not worth an alert may be now. */
  function followChoices(): () => void {
    let { settings, sessionAlerts } = appState.read();
    return () => {
      const latest = appState.read();
      if (latest.settings.alerts !== settings.alerts) planAgain(seen.keys());
      else if (latest.sessionAlerts !== sessionAlerts)
        planAgain(changedChoices(sessionAlerts, latest.sessionAlerts));
      ({ settings, sessionAlerts } = latest);
    };
  }

  const planByChoices = followChoices();
  store.subscribe((sessionIds) => {
    const rules = context();
    for (const id of sessionIds) lookAt(id, rules);
    forgetChoicesOf(appState, store, sessionIds);
    for (const id of sessionIds) dropWhatIsOver(id);
    lookAtFront();
  });
  appState.subscribe((changes) => {
    if (changes.connection) dropWhatIsOver(null);
    if (changes.settings || changes.sessionAlerts) planByChoices();
  });
  return {
    unhandled: centre.unhandled,
    countThings: centre.countThings,
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

/** Who is in it and what was said is known from the server. */
function isRead({ wasLogRead, session }: SessionRecord): boolean {
  return wasLogRead && session.participants.length > 0;
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
