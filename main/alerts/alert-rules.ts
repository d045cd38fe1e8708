/** What is worth an alert: (before, after, rules) → alerts. Pure: no clock, no network, no Electron. */
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { AlertKind, AlertLevel, AlertSettings } from '#preload/model/alerts.ts';
import { ALERT_LEVELS } from '#preload/model/alerts.ts';
import type { Connection } from '#preload/model/connection.ts';
import type { Session } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { lookUp } from '#preload/rules/look-up.ts';
import type { FoundKeyword } from '#preload/rules/text/keywords.ts';
import { isTranscriptDue } from '#preload/rules/transcript-due.ts';
import type { Alert } from './alert.ts';
import { findNews } from './news.ts';

export interface RuleContext {
  readonly settings: AlertSettings;
  /** The most that a session's alerts may do, where that was chosen. */
  readonly sessionAlerts: Readonly<Record<string, AlertLevel>>;
  readonly phase: Connection['phase'];
  readonly findKeyword: (text: string) => FoundKeyword | null;
  /** I have just done something to this session: what comes of it is no news. */
  readonly isOwnAction: (sessionId: string) => boolean;
  /** The session was there when I signed in, and was not read since: who is in it and what was said is no news. */
  readonly wasThere: (sessionId: string) => boolean;
}

type Found = Partial<Pick<Alert, 'lineKey' | 'count' | 'wasMissed' | 'keyword'>> & {
  readonly event: string | number;
};

/** What a change of one session is worth. `before`: as it was last looked at; `undefined`: it was not there. */
export function findAlerts(
  before: SessionRecord | undefined,
  after: SessionRecord,
  context: RuleContext,
): readonly Alert[] {
  const { id } = after.session;
  const alerts: Alert[] = [];
  const add = (kind: AlertKind, found: Found | null): void => {
    const alert = found && makeAlert(kind, id, found, context);
    if (alert) alerts.push(alert);
  };
  add('session-joined', findJoining(before, after.session, context));
  add('session-ended', findEnding(before, after, context));
  add('mode-changed', findModeChange(before, after, context));
  for (const { lines, wasMissed } of findNews(before, after, context.phase, context.wasThere(id))) {
    add('new-message', messagesOf(lines, wasMissed));
    add('keyword', keywordsOf(lines, wasMissed, context));
  }
  return alerts;
}

type WaitingKind = 'customer-waiting' | 'silence';

/** Since when something is waited for in a session that goes on. What was not read claims nothing. */
function waitsOf({
  session,
}: SessionRecord): readonly { readonly kind: WaitingKind; readonly since: number }[] {
  if (session.ended || isTranscriptDue(session)) return [];
  const waits = { 'customer-waiting': session.waitingSince, silence: silentSince(session) };
  return WAITING_KINDS.flatMap((kind) => (waits[kind] === null ? [] : { kind, since: waits[kind] }));
}

const WAITING_KINDS: readonly WaitingKind[] = ['customer-waiting', 'silence'];

/**
 * When the mere passing of time makes something of a session worth an alert, next after `after`; `null`: never. By the
 * server's clock.
 */
export function nextDueAt(record: SessionRecord, { rules }: AlertSettings, after: number): number | null {
  const moments = waitsOf(record).map(({ kind, since }) => dueAt(kind, since, rules));
  const next = Math.min(...moments.filter((moment) => moment > after));
  return next === Infinity ? null : next;
}

function dueAt(kind: WaitingKind, since: number, rules: AlertSettings['rules']): number {
  return since + rules[kind].after * 1000;
}

/** What the mere passing of time has made worth an alert in a session. The same event is found again and again. `now`: by the server's clock. */
export function findDueAlerts(record: SessionRecord, context: RuleContext, now: number): readonly Alert[] {
  const { id } = record.session;
  return waitsOf(record).flatMap(({ kind, since }) => {
    if (dueAt(kind, since, context.settings.rules) > now) return [];
    const lineKey = kind === 'silence' ? null : lineWaitingSince(record);
    return makeAlert(kind, id, { event: since, lineKey }, context) ?? [];
  });
}

/** The alert of a connection that has been lost for long enough. Found again and again as well. `now`: by this computer's clock. */
export function findConnectionAlert(connection: Connection, context: RuleContext, now: number): Alert | null {
  if (!('since' in connection)) return null;
  const isDue = now - connection.since >= context.settings.rules['connection-lost'].after * 1000;
  return isDue ? makeAlert('connection-lost', null, { event: connection.since }, context) : null;
}

/** What had to be waited for has come: nobody needs to look after it any more. */
export function isOver(
  { kind, key, sessionId }: Alert,
  session: Session | undefined,
  connection: Connection,
): boolean {
  if (kind === 'connection-lost') return !('since' in connection);
  if (kind !== 'customer-waiting' && kind !== 'silence') return false;
  if (!session || session.ended) return true;
  const since = kind === 'silence' ? silentSince(session) : session.waitingSince;
  return key !== keyOf(kind, sessionId, since);
}

function keyOf(kind: AlertKind, sessionId: string | null, event: string | number | null): string {
  return `${kind} ${sessionId ?? ''} ${event ?? ''}`;
}

function makeAlert(
  kind: AlertKind,
  sessionId: string | null,
  { event, lineKey = null, count = 1, wasMissed = false, keyword }: Found,
  { settings, sessionAlerts }: RuleContext,
): Alert | null {
  const most = sessionId === null ? undefined : lookUp(sessionAlerts, sessionId);
  const level = lower(settings.rules[kind].level, most ?? 'sound');
  if (level === 'off') return null;
  const key = keyOf(kind, sessionId, event);
  return { key, kind, sessionId, lineKey, level, count, wasMissed, ...(keyword && { keyword }) };
}

function lower(one: AlertLevel, other: AlertLevel): AlertLevel {
  return ALERT_LEVELS.indexOf(one) < ALERT_LEVELS.indexOf(other) ? one : other;
}

function isRunning(session: Session | undefined): boolean {
  return session !== undefined && !session.ended && session.participants.length > 0;
}

function findJoining(
  before: SessionRecord | undefined,
  session: Session,
  { wasThere, isOwnAction }: RuleContext,
): Found | null {
  // What is there when somebody signs in is where she begins.
  const isNew = isRunning(session) && !isRunning(before?.session) && !wasThere(session.id);
  return isNew && !isOwnAction(session.id) ? { event: before?.endedAt ?? 'first' } : null;
}

function findEnding(
  before: SessionRecord | undefined,
  { session, endedAt }: SessionRecord,
  { isOwnAction }: RuleContext,
): Found | null {
  const isOver = isRunning(before?.session) && session.ended;
  return isOver && !isOwnAction(session.id) ? { event: endedAt ?? 'ended' } : null;
}

/**
 * Another mode than I had, and not the one that I have asked for; told at once, also while it is not to be believed yet, and when none
 * was known in between, unless I have come again myself.
 */
function findModeChange(
  before: SessionRecord | undefined,
  { session, toldMode, modeChanges }: SessionRecord,
  { isOwnAction }: RuleContext,
): Found | null {
  if (!before?.lastToldMode || before.session.ended || !toldMode || session.ended) return null;
  if (toldMode === before.lastToldMode || toldMode === before.session.pendingMode) return null;
  return before.toldMode === null && isOwnAction(session.id) ? null : { event: modeChanges };
}

/** Several are one alert that leads to the first of them. */
function messagesOf(lines: readonly TranscriptLine[], wasMissed: boolean): Found | null {
  const [first] = lines;
  const last = lines.at(-1);
  return first && last ? { event: last.key, lineKey: first.key, count: lines.length, wasMissed } : null;
}

/** The keyword is that of the line to which the alert leads. */
function keywordsOf(
  lines: readonly TranscriptLine[],
  wasMissed: boolean,
  { findKeyword }: RuleContext,
): Found | null {
  const having = lines.flatMap((line) => {
    const keyword = findKeyword(line.text);
    return keyword ? [{ line, keyword }] : [];
  });
  const messages = messagesOf(
    having.map(({ line }) => line),
    wasMissed,
  );
  const [first] = having;
  return messages && first ? { ...messages, keyword: first.keyword } : null;
}

function lineWaitingSince({ lines, session }: SessionRecord): string | null {
  const { waitingSince, waitingKey } = lines.summary;
  return waitingSince === session.waitingSince ? waitingKey : null;
}

/** An invitation that waits for me is no silence. */
function silentSince({ phase, lastTextAt, receivedAt }: Session): number | null {
  return phase === 'invited' ? null : (lastTextAt ?? receivedAt);
}
