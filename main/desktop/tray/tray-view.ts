/** What the tray is to show, as plain data: a function of the state. */
import type { Alert } from '#main/alerts/alert.ts';
import { countThings, loudness } from '#main/alerts/alert.ts';
import { nameKeyword } from '#main/desktop/notifications/keyword-name.ts';
import type { Place } from '#main/desktop/notifications/notification-place.ts';
import { toPlainText } from '#main/desktop/notifications/plain-text.ts';
import type { AppState } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import { formatSpan } from '#preload/rules/format-span.ts';

export type TrayState = 'connected' | 'alerting' | 'offline' | 'signed-out';

export interface TrayView {
  readonly state: TrayState;
  /** Things to look at. */
  readonly count: number;
  /** "connected, 3 unread messages, 1 alert" */
  readonly summary: string;
  /** The most urgent ones, first things first. */
  readonly sessions: readonly { readonly place: Place; readonly label: string }[];
  /** "Do not disturb until 14:30" or `null`. */
  readonly quiet: string | null;
  readonly isSignedIn: boolean;
}

const STATE_WORDS: Record<TrayState, string> = {
  connected: 'connected',
  alerting: 'connected',
  offline: 'not connected',
  'signed-out': 'signed out',
};

const MOST_SESSIONS = 5;
const LONGEST_NAME = 40;
const MINUTE_MS = 60_000;
/** Later than any time; two of them are equal, which two infinities are not. */
const FAR = Number.MAX_SAFE_INTEGER;

/** `now`: by the server's clock. */
export function viewTray(
  appState: AppState,
  sessions: readonly Session[],
  alerts: readonly Alert[],
  /** Milliseconds since 1970, by the clock that the waits are counted with. */
  now: number,
): TrayView {
  const state = stateOf(appState, alerts);
  const isSignedIn = appState.account !== null;
  const unreadOf = unreadBySession(alerts);
  const unread = sessions.reduce((sum, session) => sum + unreadOf(session), 0);
  return {
    state,
    count: isSignedIn ? countThings(alerts) : 0,
    summary: summarise(state, unread, countThings(alerts)),
    sessions: isSignedIn
      ? mostUrgent(sessions, alerts, { unreadOf, previewText: appState.settings.alerts.previewText, now })
      : [],
    quiet: quietWords(appState.doNotDisturbUntil),
    isSignedIn,
  };
}

/** What is not connected may be out of date: that is said before any alert. */
function stateOf({ account, connection }: AppState, alerts: readonly Alert[]): TrayState {
  if (account === null) return 'signed-out';
  if (connection.phase !== 'connected') return 'offline';
  return alerts.length > 0 ? 'alerting' : 'connected';
}

function summarise(state: TrayState, unread: number, alerts: number): string {
  const unreadWords = unread === 0 ? '' : unread === 1 ? '1 unread message' : `${unread} unread messages`;
  const alertWords = alerts === 0 ? '' : alerts === 1 ? '1 alert' : `${alerts} alerts`;
  const counts = state === 'signed-out' ? [] : [unreadWords, alertWords];
  return [STATE_WORDS[state], ...counts].filter(Boolean).join(', ');
}

/** A session that is open in a window behind others is read as far as the page knows; alerts know better. */
function unreadBySession(alerts: readonly Alert[]): (session: Session) => number {
  const counts = new Map<string | null, number>();
  for (const { kind, sessionId, count } of alerts) if (kind === 'new-message') counts.set(sessionId, count);
  return ({ id, unread }) => Math.max(unread, counts.get(id) ?? 0);
}

interface LabelFacts {
  readonly unreadOf: (session: Session) => number;
  readonly previewText: boolean;
  readonly now: number;
}

function mostUrgent(
  sessions: readonly Session[],
  alerts: readonly Alert[],
  { unreadOf, previewText, now }: LabelFacts,
): TrayView['sessions'] {
  const loudest = new Map<string | null, Alert>();
  for (const alert of alerts) {
    const other = loudest.get(alert.sessionId);
    if (!other || loudness(alert) >= loudness(other)) loudest.set(alert.sessionId, alert);
  }
  const urgency = ({ id }: Session): number => loudness(loudest.get(id) ?? { level: 'off' });
  const compare = (a: Session, b: Session): number =>
    urgency(b) - urgency(a) || (a.waitingSince ?? FAR) - (b.waitingSince ?? FAR) || unreadOf(b) - unreadOf(a);
  const candidates = sessions.filter((session) => !session.ended || urgency(session) > 0);
  return takeFirst(candidates, MOST_SESSIONS, compare).map((session) => ({
    place: { sessionId: session.id, lineKey: loudest.get(session.id)?.lineKey ?? null },
    label: labelOf(session, unreadOf(session), keywordOf(session, alerts, previewText), now),
  }));
}

/** The first so many, in order, without sorting all; of those that are alike, the earlier come first. */
function takeFirst<T>(items: readonly T[], most: number, compare: (a: T, b: T) => number): readonly T[] {
  const first: T[] = [];
  for (const item of items) {
    const last = first[most - 1];
    if (last !== undefined && compare(item, last) >= 0) continue;
    const place = first.findIndex((other) => compare(item, other) < 0);
    first.splice(place < 0 ? first.length : place, 0, item);
    first.length = Math.min(first.length, most);
  }
  return first;
}

/** Which keyword a message has that nobody has looked at. What a pattern has found is not at hand here. */
function keywordOf({ id }: Session, alerts: readonly Alert[], previewText: boolean): string {
  const alert = alerts.find(({ kind, sessionId }) => kind === 'keyword' && sessionId === id);
  return alert ? `keyword ${previewText ? nameKeyword(alert, '') : ''}`.trim() : '';
}

function labelOf(
  { customer, agent, ended, waitingSince }: Session,
  unread: number,
  keyword: string,
  now: number,
): string {
  const names = [customer, agent ?? ''].map((name) => toPlainText(name, LONGEST_NAME)).filter(Boolean);
  const waited = waitingSince === null ? 0 : now - waitingSince;
  const facts = [
    ended ? 'ended' : '',
    waited >= MINUTE_MS ? `waiting ${formatSpan(waited)}` : '',
    unread > 0 ? `${unread} unread` : '',
    keyword,
  ];
  return [names.join(' — '), ...facts].filter(Boolean).join(', ');
}

export function quietWords(until: number | null): string | null {
  if (until === null) return null;
  const time = new Date(until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return `Do not disturb until ${time}`;
}
