/**
 * What of a patch can be sent when not all of it can: something in it is no plain data, such as a function. Better a session that
 * is marked than a page that waits for ever and shows an old mode.
 */
import type { AppState, StatePatch } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import type { Speaker, TranscriptLine } from '#preload/model/transcript.ts';
import { NO_OFFERS } from '#preload/rules/offered.ts';

export interface Sendable {
  readonly patch: StatePatch;
  /** How many things are not as they were. */
  readonly changed: number;
}

export function makeSendable(patch: StatePatch): Sendable {
  let changed = 0;
  const keepOr = <T>(value: T, mend: (broken: T) => T): T => {
    if (canBeSent(value)) return value;
    changed += 1;
    return mend(value);
  };
  /** Nothing is left of what has no name. */
  const keepNamed = <T>(values: readonly T[], nameOf: (value: T) => unknown, mark: (value: T) => T): T[] => {
    const named = values.filter((value) => typeof nameOf(value) === 'string');
    changed += values.length - named.length;
    return named.map((value) => keepOr(value, mark));
  };
  const sessions = keepNamed(patch.sessions, ({ id }) => id, markSession);
  const transcripts = patch.transcripts.map(({ lines, ...transcript }) => ({
    ...transcript,
    lines: keepNamed(lines, ({ key }) => key, markLine),
  }));
  const appState = keepOr(patch.appState, (broken) => leaveOut(broken) as Partial<AppState>); // the same, with less in its lists
  return { patch: { ...patch, appState, sessions, transcripts }, changed };
}

/** Whether Electron can send it: it copies by the same rules. */
function canBeSent(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/** Of what may be no list at all. */
const thoseOf = <T>(list: readonly T[]): readonly T[] => keepIf([...list], list.filter(canBeSent));

const keepIf = <T>(value: T, instead: T): T => (canBeSent(value) ? value : instead);

/** What can be read of it stays. Its mode is not known: who knows what else in it is not what it seems. */
function markSession(session: Session): Session {
  return {
    id: session.id,
    phase: keepIf(session.phase, 'unknown'),
    ended: keepIf(session.ended, false),
    mode: null,
    pendingMode: null,
    // Out of it one can always.
    offers: {
      modes: [],
      actions: keepIf(session.offers, NO_OFFERS).actions.filter((one) => one === 'leave'),
    },
    customer: keepIf(session.customer, session.id),
    agent: keepIf(session.agent, null),
    participants: thoseOf(session.participants),
    attachedData: thoseOf(session.attachedData),
    typing: thoseOf(session.typing),
    receivedAt: keepIf(session.receivedAt, null),
    waitingSince: keepIf(session.waitingSince, null),
    lastTextAt: keepIf(session.lastTextAt, null),
    unread: keepIf(session.unread, 0),
    ending: keepIf(session.ending, null),
    isTranscriptRead: false,
    isIncomplete: true,
    isModeInDoubt: false,
  };
}

const NOBODY: Speaker = { nickname: '', role: 'external', isMe: false, visibility: null };

function markLine(line: TranscriptLine): TranscriptLine {
  return {
    key: line.key,
    order: keepIf(line.order, 0),
    kind: 'unknown',
    from: keepIf(line.from, NOBODY),
    seenBy: keepIf(line.seenBy, null),
    at: keepIf(line.at, null),
    text: keepIf(line.text, ''),
    wasMissed: keepIf(line.wasMissed, false),
  };
}

/** Of lists, the elements that cannot be sent; of anything else, the value itself: `null` stands there. */
function leaveOut(value: unknown): unknown {
  if (canBeSent(value)) return value;
  if (Array.isArray(value)) return value.filter(canBeSent);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, leaveOut(inner)]));
}
