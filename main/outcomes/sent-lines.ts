/**
 * Tells by the transcript whether something that I sent has come: as many of my lines with these words have come since
 * as were sent. So "yes", sent twice, has come twice, and one that came before it was sent counts for nothing.
 */
import type { KeptLine } from '#main/sessions/kept-line.ts';
import { lastLine, linesFrom, placeOfOrder } from '#main/sessions/line-list.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';

export type SentMessage = Extract<OutcomeSubject, { readonly kind: 'message' }>;

/** Accepted, a line that has not come after so long does not come any more, in milliseconds. */
const AWAITED_MS = 60_000;

export interface SentLine {
  hasCome(): boolean;
  /**
   * A line of mine has come with words that I have not sent: the server may have made them of mine. Or with the words that
   * I have sent, for other readers, after my mode was changed.
   */
  mayHaveCome(): boolean;
  /** It was not sent after all, as far as anybody knows: the next one does not wait for it. */
  withdraw(): void;
}

export interface SentLines {
  /** To be called before it is sent. */
  expect(message: SentMessage): SentLine;
}

/** What was sent with the same words while the lines of the first of it had not all come. */
interface Series {
  readonly after: number;
  readonly begunAt: number;
  readonly sent: SentLine[];
}

export function createSentLines(store: Pick<SessionStore, 'get'>): SentLines {
  const series = new Map<string, Series>();

  /** My lines of this kind to these readers that have come since. */
  function linesLike(message: SentMessage, after: number): readonly KeptLine[] {
    const record = store.get(message.sessionId);
    if (!record) return [];
    const isMine = mineIn(record);
    return linesAfter(record, after).filter((line) => isLike(line, message) && isMine(line));
  }

  /** Lines of mine with its words that others could read, said after my mode had changed: the change may have met it. */
  function linesGoneElsewhere(message: SentMessage, after: number): readonly KeptLine[] {
    const record = store.get(message.sessionId);
    if (!record) return [];
    const isMine = mineIn(record);
    const since = linesAfter(record, after).filter(isMine);
    const changed = since.find(({ kind }) => kind === 'rejoined');
    if (!changed) return [];
    return since.filter(
      ({ kind, seenBy, text, order }) =>
        kind === message.as &&
        seenBy !== message.to &&
        order > changed.order &&
        wordsOf(text) === wordsOf(message.text) &&
        !(isRecipients(seenBy) && series.has(keyOf({ ...message, to: seenBy }))),
    );
  }

  function count(message: SentMessage, after: number): number {
    return linesLike(message, after).filter(({ text }) => wordsOf(text) === wordsOf(message.text)).length;
  }

  function isStrange(message: SentMessage, { text }: TranscriptLine): boolean {
    return !series.has(keyOf({ ...message, text }));
  }

  function seriesOf(message: SentMessage): Series {
    const key = keyOf(message);
    const running = series.get(key);
    const isOpen = running && performance.now() - running.begunAt < AWAITED_MS;
    if (running && isOpen && count(message, running.after) < running.sent.length) return running;
    const lines = store.get(message.sessionId)?.lines;
    const after = (lines && lastLine(lines)?.order) ?? -1;
    const begun = { after, begunAt: performance.now(), sent: [] };
    dropOld(series);
    series.set(key, begun);
    return begun;
  }

  return {
    expect(message) {
      const { after, sent } = seriesOf(message);
      let place = sent.length;
      const line: SentLine = {
        mayHaveCome: () =>
          linesLike(message, after).some((each) => isStrange(message, each)) ||
          linesGoneElsewhere(message, after).length > 0,
        hasCome: () => {
          // Those before it that were not sent after all are not waited for.
          place = sent.includes(line) ? sent.indexOf(line) : place;
          return count(message, after) > place;
        },
        withdraw() {
          place = Math.max(0, sent.indexOf(line));
          if (sent.includes(line)) sent.splice(place, 1);
        },
      };
      sent.push(line);
      return line;
    },
  };
}

function linesAfter({ lines }: SessionRecord, order: number): readonly KeptLine[] {
  return linesFrom(lines, placeOfOrder(lines, order)).filter((line) => line.order > order);
}

function dropOld(series: Map<string, Series>): void {
  for (const [key, { begunAt }] of series) if (performance.now() - begunAt >= AWAITED_MS) series.delete(key);
}

function isRecipients(seenBy: TranscriptLine['seenBy']): seenBy is SentMessage['to'] {
  return seenBy === 'everyone' || seenBy === 'agents';
}

function keyOf({ sessionId, to, as, text }: SentMessage): string {
  return JSON.stringify([sessionId, to, as, wordsOf(text)]);
}

function isLike(line: TranscriptLine, { to, as }: SentMessage): boolean {
  // Older servers name no audience.
  return line.kind === as && (line.seenBy === to || line.seenBy === null);
}

/**
 * Some servers name the people of a message without their account: then my name in the session tells, as it was told and
 * not as it is shown, where a number keeps two of one name apart. My names are looked for once, not for every line.
 */
function mineIn({ present }: SessionRecord): (line: KeptLine) => boolean {
  const names = new Set(present.filter(({ isMe }) => isMe).map(({ nickname }) => nickname));
  return ({ from, said }) =>
    from.isMe || (said.userId === null && said.role !== 'customer' && names.has(said.nickname));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

/** What servers do to a text on its way, such as trimming it, changes none of its words. */
function wordsOf(text: string): string {
  return text
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES.get(entity) ?? entity)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}
