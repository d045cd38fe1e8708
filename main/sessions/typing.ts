/** Who is typing: begun by TypingStarted, ended by TypingStopped, by the text itself, by leaving, or by a long silence. Pure. */
import type { Role, Typist } from '../../preload/model.ts';
import { addSeen, isSeen } from './seen-indexes.ts';
import type { MessageSeen, PersonSeen } from './session-event.ts';
import type { SessionRecord } from './session-record.ts';

/** A lost TypingStopped must not leave somebody typing for ever, in milliseconds. */
const SILENCE_LIMIT = 20_000;

export function readTyping(
  record: SessionRecord,
  messages: readonly MessageSeen[],
  roleOf: (person: PersonSeen) => Role,
  at: number,
): { typing: readonly Typist[]; typingHeardAt: ReadonlyMap<string, number> } {
  let typing = record.session.typing;
  let typingHeardAt = record.typingHeardAt;
  let seen = record.seen;
  for (const { kind, from, text, index } of messages) {
    // A message delivered twice must not start the typing again.
    if (from.isMe || (index !== null && isSeen(seen, index))) continue;
    if (index !== null) seen = addSeen(seen, [index]);
    const others = typing.filter((typist) => typist.participantId !== from.id);
    if (kind === 'typing-started') {
      const typist = { participantId: from.id, nickname: from.nickname, role: roleOf(from), preview: text };
      typing = [...others, typist];
      typingHeardAt = new Map(typingHeardAt).set(from.id, at);
    } else if (others.length !== typing.length) {
      typing = others;
    }
  }
  return { typing, typingHeardAt };
}

/** The same array comes back when nobody has gone silent. */
export function dropSilentTypists(record: SessionRecord, at: number): readonly Typist[] {
  const stillHeard = record.session.typing.filter(
    (typist) => at - (record.typingHeardAt.get(typist.participantId) ?? 0) < SILENCE_LIMIT,
  );
  return stillHeard.length === record.session.typing.length ? record.session.typing : stillHeard;
}
