/** Whether a session is one that the words in the search field ask for. */
import type { Session } from '#preload/model/session.ts';
import type { Search, SearchedText } from '#preload/rules/text/text-match.ts';
import { foldFields } from '#preload/rules/text/text-match.ts';

/** What can be found in a session never changes: another state of it is another object. */
const folded = new WeakMap<Session, SearchedText>();

/** Its text has been made ready for a search before. */
export const isFolded = (session: Session): boolean => folded.has(session);

/** Every word must be found somewhere: "lopez vip" is Ms López with the segment VIP. */
export function matchSession(session: Session, search: Search): boolean {
  const known = folded.get(session);
  if (known !== undefined) return search(known);
  const text = foldFields([
    session.id,
    session.customer,
    session.agent ?? '',
    ...session.participants.map(({ nickname }) => nickname),
    ...session.attachedData.map(({ value }) => value),
  ]);
  folded.set(session, text);
  return search(text);
}
