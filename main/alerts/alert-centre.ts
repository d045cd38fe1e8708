/**
 * Holds the alerts that nobody has looked after, and says when to notify and when to make a sound: at most one
 * notification a second, the rest gathered; none while the person is not to be disturbed; the sound again, if wanted.
 */
import { ALERT_KINDS } from '#preload/model/alerts.ts';
import type { Alert } from './alert.ts';
import { countThings, joinAlerts, slotOf } from './alert.ts';

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
  /** One for each kind and session; the same list while they are the same. */
  unhandled(): readonly Alert[];
  /** How many things there are to look at; see `countThings` of alert.ts. */
  countThings(): number;
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
  /** Of all that are unhandled, carried forward from change to change. */
  let total: Tally = NONE;
  let listed: readonly Alert[] | null = null;

  function tallyOf(sessionId: string | null): Tally {
    const alerts = slotsOf(sessionId).flatMap((slot) => unhandled.get(slot) ?? []);
    return { things: countThings(alerts), loud: alerts.filter(({ level }) => level === 'sound').length };
  }

  /** Whatever `act` does to the unhandled alerts of this session. */
  function change(sessionId: string | null, act: () => void): void {
    const before = tallyOf(sessionId);
    act();
    const after = tallyOf(sessionId);
    total = {
      things: total.things + after.things - before.things,
      loud: total.loud + after.loud - before.loud,
    };
    listed = null;
  }

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
    const slots = slotsOf(sessionId).filter((slot) => unhandled.has(slot) || waiting.has(slot));
    if (slots.length === 0) return;
    change(sessionId, () => {
      for (const slot of slots)
        for (const alerts of [unhandled, waiting]) {
          const alert = alerts.get(slot);
          if (alert && isHandled(alert)) alerts.delete(slot);
        }
    });
    if (unhandled.size !== before) onChange();
  }

  function dropAll(): void {
    const before = unhandled.size;
    unhandled.clear();
    waiting.clear();
    total = NONE;
    listed = null;
    if (before > 0) onChange();
  }

  function add(alert: Alert): boolean {
    const slot = slotOf(alert);
    if (told.get(slot) === alert.key) return false;
    told.set(slot, alert.key);
    if (isInFront(alert.sessionId)) return false;
    change(alert.sessionId, () => put(unhandled, slot, alert));
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
    unhandled: () => (listed ??= [...unhandled.values()]),
    countThings: () => total.things,
    isWaiting: (sessionId) => slotsOf(sessionId).some((slot) => unhandled.has(slot)),
    passTime() {
      tell();
      if (total.loud === 0 || !repeatsSound() || isQuiet() || now() - soundedAt < SOUND_INTERVAL_MS) return;
      soundedAt = now();
      repeatSound();
    },
  };
}

interface Tally {
  readonly things: number;
  /** Alerts with a sound. */
  readonly loud: number;
}

const NONE: Tally = { things: 0, loud: 0 };

function slotsOf(sessionId: string | null): readonly string[] {
  return ALERT_KINDS.map((kind) => slotOf({ kind, sessionId }));
}

function put(alerts: Map<string, Alert>, slot: string, alert: Alert): void {
  const first = alerts.get(slot);
  alerts.set(slot, first ? joinAlerts(first, alert) : alert);
}
