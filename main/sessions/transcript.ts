/** Puts messages into a transcript: in index order, none twice. Pure. */
import type { LineKind, Role, TranscriptLine } from '../../preload/model.ts';
import type { MessageSeen, PersonSeen } from './session-event.ts';

/** Follows lines without an index closely, and leaves room before the next index. */
const UNNUMBERED_STEP = 1e-6;

/** Adds what is new. The same array comes back when nothing is. */
export function addLines(
  lines: readonly TranscriptLine[],
  messages: readonly MessageSeen[],
  roleOf: (person: PersonSeen) => Role,
): readonly TranscriptLine[] {
  const known = new Set(lines.map((line) => line.key));
  let result = lines;
  for (const message of messages) {
    if (!isLine(message)) continue;
    const key = keyOf(message);
    if (known.has(key)) continue;
    known.add(key);
    result = insert(result, toLine(message, key, roleOf, result.at(-1)?.order ?? 0));
  }
  return result;
}

/** A message that stays in the transcript; typing comes and goes. */
type LineSeen = MessageSeen & { readonly kind: LineKind };

function isLine(message: MessageSeen): message is LineSeen {
  return message.kind !== 'typing-started' && message.kind !== 'typing-stopped';
}

/** (session, index) names a message; where the server sends no index, what it says does. */
function keyOf(message: LineSeen): string {
  if (message.index !== null) return `#${message.index}`;
  return JSON.stringify([message.at, message.from.id, message.kind, message.text]);
}

function toLine(
  message: LineSeen,
  key: string,
  roleOf: (person: PersonSeen) => Role,
  lastOrder: number,
): TranscriptLine {
  const { kind, from, seenBy, at, text } = message;
  return {
    key,
    order: message.index ?? lastOrder + UNNUMBERED_STEP,
    kind,
    from: {
      nickname: from.nickname,
      role: roleOf(from),
      isMe: from.isMe,
      visibility: from.visibility,
    },
    seenBy,
    at,
    text,
    wasMissed: false,
  };
}

/** Most lines belong at the end, so the search starts there. */
function insert(lines: readonly TranscriptLine[], line: TranscriptLine): readonly TranscriptLine[] {
  let place = lines.length;
  while (place > 0 && (lines[place - 1]?.order ?? 0) > line.order) place -= 1;
  return [...lines.slice(0, place), line, ...lines.slice(place)];
}

/** First customer text that nobody from the contact centre has answered visibly, and the last text of either side. */
export function readWaiting(lines: readonly TranscriptLine[]): {
  waitingSince: number | null;
  lastTextAt: number | null;
} {
  let waitingSince: number | null = null;
  let lastTextAt: number | null = null;
  for (let place = lines.length - 1; place >= 0; place -= 1) {
    const line = lines[place];
    if (line?.kind !== 'text') continue;
    const fromCustomer = line.from.role === 'customer';
    // What only agents or supervisors could read is no answer to the customer. Older servers name no visibility.
    if (!fromCustomer && line.seenBy !== 'everyone' && line.seenBy !== null) continue;
    lastTextAt ??= line.at;
    if (!fromCustomer) break;
    waitingSince = line.at ?? waitingSince;
  }
  return { waitingSince, lastTextAt };
}
