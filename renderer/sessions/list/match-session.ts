/** Whether a session is one that the words in the search field ask for. */
import type { Session } from '../../../preload/model.ts';
import { matchWords } from '../../ui/match-words.ts';

/** Every word must be found somewhere: "lopez vip" is Ms López with the segment VIP. */
export function matchSession(session: Session, query: string): boolean {
  const text = [
    session.id,
    session.customer,
    session.agent ?? '',
    ...session.participants.map(({ nickname }) => nickname),
    ...session.attachedData.map(({ value }) => value),
  ].join('\n');
  return matchWords(text, query);
}
