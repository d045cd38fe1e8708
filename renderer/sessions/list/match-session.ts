/** Whether a session is one that the words in the search field ask for. */
import type { Session } from '#preload/model/session.ts';
import type { Search, SearchedText } from '#preload/rules/text/text-match.ts';
import { foldFields } from '#preload/rules/text/text-match.ts';

/** What can be found in a session never changes: another state of it is another object. */
const folded = new WeakMap<Session, SearchedText>();

/** It takes no time to look whether it is one. */
export function isReady(session: Session, search: Search): boolean {
  const text = folded.get(session);
  return text !== undefined && search.isReady(text);
}

/** Every word must be found somewhere: "lopez vip" is Ms López with the segment VIP. */
export function matchSession(session: Session, search: Search): boolean {
  const text = folded.get(session) ?? foldSession(session);
  folded.set(session, text);
  return search.isIn(text);
}

const foldSession = ({ id, customer, agent, participants, attachedData }: Session): SearchedText =>
  foldFields([
    id,
    customer,
    agent ?? '',
    ...participants.map(({ nickname }) => nickname),
    ...attachedData.map(({ value }) => value),
  ]);
