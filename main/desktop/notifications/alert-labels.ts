/** What a notification says of alerts. */
import type { Alert } from '#main/alerts/alert.ts';
import { countThings } from '#main/alerts/alert.ts';
import { findLastLine } from '#main/sessions/line-list.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { AlertKind } from '#preload/model/alerts.ts';
import type { Ending } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { formatSpan } from '#preload/rules/format-span.ts';
import { MODE_NAMES } from '#preload/rules/mode-display-names.ts';
import { excerpt } from './excerpt.ts';
import { nameKeyword } from './keyword-name.ts';
import { toPlainText } from './plain-text.ts';

export interface AlertWords {
  readonly title: string;
  readonly body: string;
  /** Where a click leads; `null`: the window alone. */
  readonly place: { readonly sessionId: string; readonly lineKey: string | null } | null;
}

export interface WordOptions {
  readonly find: (sessionId: string) => SessionRecord | undefined;
  /** What was written may be shown. */
  readonly previewText: boolean;
  /** By the server's clock. */
  readonly now: number;
}

/** The more telling come first: where one message is worth two alerts, the first is shown. */
const MOST_TELLING: readonly AlertKind[] = [
  'mode-changed',
  'keyword',
  'customer-waiting',
  'connection-lost',
  'new-message',
  'session-joined',
  'silence',
  'session-ended',
];

const ENDING_WORDS: Record<Ending, string> = {
  'i-rejected': 'Invitation rejected',
  'i-left': 'You have left the session',
  'i-completed': 'Session completed',
  'i-transferred': 'Session transferred',
  completed: 'Session ended',
  taken: 'Session ended or queued',
  vanished: 'Session no longer yours',
};
const LONGEST_NAME = 60;
const LONGEST_TEXT = 200;
const MINUTE_MS = 60_000;

/** One notification for all of them. There is at least one. */
export function describeAlerts(alerts: readonly Alert[], parts: WordOptions): AlertWords {
  const sorted = alerts.toSorted((a, b) => MOST_TELLING.indexOf(a.kind) - MOST_TELLING.indexOf(b.kind));
  const [first] = sorted;
  if (!first) return { title: '', body: '', place: null };
  const place = first.sessionId === null ? null : { sessionId: first.sessionId, lineKey: first.lineKey };
  if (countThings(alerts) === 1) return { ...describeOne(first, parts), place };
  const sessionIds = new Set(sorted.map(({ sessionId }) => sessionId));
  if (sessionIds.size > 1) return { ...describeMany(sorted, parts), place };
  return alerts.length === 1
    ? { ...describeOne(first, parts), place }
    : {
        title: `${countThings(alerts)} alerts: ${nameOf(first, parts)}`,
        body: kindsOf(sorted, parts),
        place,
      };
}

function describeMany(alerts: readonly Alert[], parts: WordOptions): Pick<AlertWords, 'title' | 'body'> {
  const names = new Set(alerts.map((alert) => nameOf(alert, parts)));
  return {
    title: `${countThings(alerts)} more alerts`,
    body: toPlainText([...names].join(', '), LONGEST_TEXT),
  };
}

const KIND_WORDS: Record<AlertKind, string> = {
  'new-message': 'new messages',
  'customer-waiting': 'customer waiting',
  silence: 'silence',
  keyword: 'keyword',
  'session-joined': 'new session',
  'session-ended': 'session ended',
  'mode-changed': 'mode changed by the server',
  'connection-lost': 'connection lost',
};

function kindsOf(alerts: readonly Alert[], parts: WordOptions): string {
  const kinds = alerts.map((alert) =>
    [KIND_WORDS[alert.kind], keywordOf(alert, parts)].filter(Boolean).join(' '),
  );
  const words = [...new Set(kinds)].join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function nameOf({ sessionId }: Alert, { find }: WordOptions): string {
  const customer = sessionId === null ? undefined : find(sessionId)?.session.customer;
  return toPlainText(customer ?? 'SMS Supervisor', LONGEST_NAME);
}

function describeOne(alert: Alert, parts: WordOptions): Pick<AlertWords, 'title' | 'body'> {
  const record = alert.sessionId === null ? undefined : parts.find(alert.sessionId);
  const session = record?.session;
  const name = nameOf(alert, parts);
  const agent = session?.agent ? `With ${toPlainText(session.agent, LONGEST_NAME)}` : '';
  switch (alert.kind) {
    case 'new-message':
    case 'keyword':
      return describeMessage(alert, record, parts);
    case 'customer-waiting':
      return { title: `${name} is waiting`, body: lasting(session?.waitingSince, parts.now, agent) };
    case 'silence':
      return { title: `Nobody writes: ${name}`, body: lasting(session?.lastTextAt, parts.now, agent) };
    case 'session-joined':
      return {
        title: `${session?.phase === 'invited' ? 'Invitation' : 'New session'}: ${name}`,
        body: agent,
      };
    case 'session-ended':
      return { title: `${ENDING_WORDS[session?.ending ?? 'completed']}: ${name}`, body: agent };
    case 'mode-changed':
      return { title: `Mode changed by the server: ${name}`, body: modeOf(record) };
    case 'connection-lost':
      return { title: 'Connection lost', body: 'What is on screen may be out of date.' };
  }
}

function describeMessage(
  alert: Alert,
  record: SessionRecord | undefined,
  parts: WordOptions,
): Pick<AlertWords, 'title' | 'body'> {
  const { kind, sessionId, count, wasMissed, keyword } = alert;
  const line = lineOf(alert, record);
  const customer = toPlainText(record?.session.customer ?? sessionId ?? '', LONGEST_NAME);
  const body = parts.previewText && line ? excerpt(line.text, keyword ?? null, LONGEST_TEXT) : '';
  const keywords = ['Keyword', keywordOf(alert, parts)].filter(Boolean).join(' ');
  const what = kind === 'keyword' ? keywords : count === 1 ? 'New message' : `${count} messages`;
  const away = wasMissed && count > 1 ? ' while you were away' : '';
  return { title: `${what}${away}: ${speakerOf(line, customer)}`, body };
}

function lineOf({ lineKey }: Alert, record: SessionRecord | undefined): TranscriptLine | undefined {
  return record && findLastLine(record.lines, ({ key }) => key === lineKey);
}

/** Empty where what was written is not to be shown: a keyword says what was. */
function keywordOf(alert: Alert, { find, previewText }: WordOptions): string {
  return previewText ? nameKeyword(alert, lineOf(alert, find(alert.sessionId ?? ''))?.text ?? '') : '';
}

/** Who speaks, and to whom it belongs when that is not the customer. */
function speakerOf(line: TranscriptLine | undefined, customer: string): string {
  const speaker = toPlainText(line?.from.nickname ?? '', LONGEST_NAME);
  return line === undefined || line.from.role === 'customer' ? customer : `${speaker} to ${customer}`;
}

function lasting(since: number | null | undefined, now: number, more: string): string {
  const span = now - (since ?? now);
  const minutes = Math.floor(span / MINUTE_MS);
  const spelled = minutes === 1 ? '1 minute' : minutes < 60 ? `${minutes} minutes` : formatSpan(span);
  return [minutes < 1 ? '' : `For ${spelled}`, more].filter(Boolean).join('. ');
}

/** What the participants tell is said although the log tells otherwise: it may be that the customer sees her now. */
function modeOf(record: SessionRecord | undefined): string {
  // Of one that is over for me, how I was seen says nothing of now.
  if (!record?.toldMode || record.session.ended) return '';
  const name = MODE_NAMES[record.toldMode];
  return record.session.isModeInDoubt
    ? `Your mode may be ${name} now: the server says two things.`
    : `Your mode is now ${name}.`;
}
