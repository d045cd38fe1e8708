/** Whether a session is one that the words in the search field ask for. */
import type { Session } from '#preload/model/session.ts';
import { matchesSearch } from '#preload/rules/text/text-match.ts';

/** Every word must be found somewhere: "lopez vip" is Ms López with the segment VIP. */
export function matchSession(session: Session, query: string): boolean {
  const fields = [
    session.id,
    session.customer,
    session.agent ?? '',
    ...session.participants.map(({ nickname }) => nickname),
    ...session.attachedData.map(({ value }) => value),
  ];
  return matchesSearch(fields, query);
}
