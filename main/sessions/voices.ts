/** Who has spoken in a session, each once however much she has said: lines share her, as told and as shown. */
import type { Speaker } from '#preload/model/transcript.ts';
import type { Look } from './looks.ts';
import type { IncomingParticipant } from './session-event.ts';

/** What two lines of one speaker have in common. */
export interface Voice {
  readonly said: IncomingParticipant;
  readonly from: Speaker;
}

/** By all that was told of her. */
export type Voices = Map<string, Voice>;

/** The voice that is known by these very words and shown so. */
export function findVoice(voices: Voices, said: IncomingParticipant, look: Look): Voice | undefined {
  const known = voices.get(nameOf(said));
  return known && isShownAs(known, look) ? known : undefined;
}

/** The same, or a new one, which is remembered. */
export function takeVoice(voices: Voices, said: IncomingParticipant, look: Look): Voice {
  const known = findVoice(voices, said, look);
  if (known) return known;
  const { nickname, role, isMe } = look;
  const voice = { said, from: { nickname, role, isMe, visibility: said.visibility } };
  voices.set(nameOf(said), voice);
  return voice;
}

/** Remembers who spoke. The first of her lines is the one that the others share with. */
export function keepVoice(voices: Voices, { said, from }: Voice): void {
  const name = nameOf(said);
  if (!voices.has(name)) voices.set(name, { said, from });
}

export function isShownAs({ from }: Pick<Voice, 'from'>, { nickname, role, isMe }: Look): boolean {
  return from.nickname === nickname && from.role === role && from.isMe === isMe;
}

function nameOf({ id, userId, nickname, role, visibility, isMe }: IncomingParticipant): string {
  return JSON.stringify([id, userId, nickname, role, visibility, isMe]);
}
