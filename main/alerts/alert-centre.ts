/**
 * Holds the alerts that nobody has looked after, and says when to notify and when to make a sound: at most one
 * notification a second, the rest gathered; none while the person is not to be disturbed; the sound again, if wanted.
 */
import { ALERT_KINDS } from '#preload/model/alerts.ts';
import type { Alert } from './alert.ts';
import { joinAlerts, slotOf } from './alert.ts';

/** Milliseconds from one notification to the next. */
const NOTIFICATION_INTERVAL_MS = 1000;
/** Milliseconds from one sound to the next while nobody looks after the alert. */
const SOUND_INTERVAL_MS = 30_000;

export interface AlertCentreOptions {
  readonly now: () => number;
  /** The person is looking at it: this session, or for `null` the window. */
  readonly isInFront: (sessionId: string | null) => boolean;
  readonly isQuiet: () => boolean;
  readonly repeatsSound: () => boolean;
  /** Shows them as one. `isLoud`: with a sound. */
  readonly notify: (alerts: readonly Alert[], isLoud: boolean) => void;
  readonly repeatSound: () => void;
  readonly onChange: () => void;
}

export interface AlertCentre {
  /** What was told before, or is in front, is not told. */
  raise(alerts: readonly Alert[]): void;
  /** Those of a session, or for `null` those of none, that were looked after or are over. */
  drop(sessionId: string | null, isHandled?: (alert: Alert) => boolean): void;
  dropAll(): void;
  /** The session is gone: should it come again, it is new. */
  forget(sessionId: string): void;
  /** One for each kind and session. */
  unhandled(): readonly Alert[];
  /** In this session, or for `null` about none. */
  isWaiting(sessionId: string | null): boolean;
  passTime(): void;
}

export function createAlertCentre(parts: AlertCentreOptions): AlertCentre {
  const { now, isInFront, isQuiet, repeatsSound, notify, repeatSound, onChange } = parts;
  /** By slot: how many there may be is bounded by the sessions, whatever comes in. */
  const unhandled = new Map<string, Alert>();
  const waiting = new Map<string, Alert>();
  /** The last event that was told, by slot. */
  const told = new Map<string, string>();
  let resting: NodeJS.Timeout | null = null;
  let soundedAt = -Infinity;

  function tell(): void {
    if (resting !== null || waiting.size === 0 || isQuiet()) return;
    const alerts = [...waiting.values()];
    waiting.clear();
    const isLoud = alerts.some(({ level }) => level === 'sound');
    if (isLoud) soundedAt = now();
    resting = setTimeout(rest, NOTIFICATION_INTERVAL_MS);
    notify(alerts, isLoud);
  }

  function rest(): void {
    resting = null;
    tell();
  }

  /** Looks at this session's slots and at no other: every change of a session asks, however many alerts wait. */
  function drop(sessionId: string | null, isHandled: (alert: Alert) => boolean = () => true): void {
    const before = unhandled.size;
    for (const slot of slotsOf(sessionId))
      for (const alerts of [unhandled, waiting]) {
        const alert = alerts.get(slot);
        if (alert && isHandled(alert)) alerts.delete(slot);
      }
    if (unhandled.size !== before) onChange();
  }

  function dropAll(): void {
    const before = unhandled.size;
    unhandled.clear();
    waiting.clear();
    if (before > 0) onChange();
  }

  function add(alert: Alert): boolean {
    const slot = slotOf(alert);
    if (told.get(slot) === alert.key) return false;
    told.set(slot, alert.key);
    if (isInFront(alert.sessionId)) return false;
    put(unhandled, slot, alert);
    if (alert.level !== 'badge') put(waiting, slot, alert);
    return true;
  }

  return {
    raise(alerts) {
      const added = alerts.filter(add);
      tell();
      if (added.length > 0) onChange();
    },
    drop,
    dropAll,
    forget(sessionId) {
      drop(sessionId);
      for (const slot of slotsOf(sessionId)) told.delete(slot);
    },
    unhandled: () => [...unhandled.values()],
    isWaiting: (sessionId) => slotsOf(sessionId).some((slot) => unhandled.has(slot)),
    passTime() {
      tell();
      const isLoud = [...unhandled.values()].some(({ level }) => level === 'sound');
      if (!isLoud || !repeatsSound() || isQuiet() || now() - soundedAt < SOUND_INTERVAL_MS) return;
      soundedAt = now();
      repeatSound();
    },
  };
}

function slotsOf(sessionId: string | null): readonly string[] {
  return ALERT_KINDS.map((kind) => slotOf({ kind, sessionId }));
}

function put(alerts: Map<string, Alert>, slot: string, alert: Alert): void {
  const first = alerts.get(slot);
  alerts.set(slot, first ? joinAlerts(first, alert) : alert);
}
