/**
 * What an alert is: one thing that one rule found worth telling. Holds no text that anybody wrote: that is looked up when it is shown.
 * A keyword is the supervisor's own.
 */
import type { AlertKind, AlertLevel } from '#preload/model/alerts.ts';
import { ALERT_LEVELS } from '#preload/model/alerts.ts';
import type { FoundKeyword } from '#preload/rules/text/keywords.ts';

export interface Alert {
  /** Names the event: one rule tells of it once. */
  readonly key: string;
  readonly kind: AlertKind;
  /** `null`: about none in particular. */
  readonly sessionId: string | null;
  /** The line that it is about; `null`: the session's end. */
  readonly lineKey: string | null;
  readonly level: Exclude<AlertLevel, 'off'>;
  /** How many messages it stands for; 1 where it is about none. */
  readonly count: number;
  /** Which keyword the line has, and where. Only with alerts of this kind. */
  readonly keyword?: FoundKeyword;
  /** It happened while the server could not tell. */
  readonly wasMissed: boolean;
}

/** Where its kind of alert is kept for its session: there is one of each at a time. */
export function slotOf({ kind, sessionId }: Pick<Alert, 'kind' | 'sessionId'>): string {
  return `${kind} ${sessionId ?? ''}`;
}

/** Two of a slot become one: it leads to the first, and is as loud as the louder. */
export function joinAlerts(first: Alert, next: Alert): Alert {
  return {
    ...next,
    lineKey: first.lineKey,
    ...(first.keyword && { keyword: first.keyword }),
    level: loudness(first) > loudness(next) ? first.level : next.level,
    count: first.count + next.count,
    wasMissed: first.wasMissed && next.wasMissed,
  };
}

/** The higher, the more it may disturb: 0 is only counted. */
export function loudness({ level }: { readonly level: AlertLevel }): number {
  return ALERT_LEVELS.indexOf(level);
}

/** How many things there are to look at. A message that two rules tell of is one thing. */
export function countThings(alerts: readonly Alert[]): number {
  const messages = new Map<string | null, number>();
  let others = 0;
  for (const { kind, sessionId, count } of alerts) {
    if (kind !== 'new-message' && kind !== 'keyword') others += 1;
    else messages.set(sessionId, Math.max(count, messages.get(sessionId) ?? 0));
  }
  return [...messages.values()].reduce((sum, count) => sum + count, others);
}
