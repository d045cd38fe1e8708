/** Whether a session is one that the words in the search field ask for. */
import type { Session } from '../../../preload/model.ts';

/** Every word must be found somewhere: "lopez vip" is Ms López with the segment VIP. Accents and case do not count. */
export function matchSession(session: Session, query: string): boolean {
  const text = plain(
    [
      session.id,
      session.customer,
      session.agent ?? '',
      ...session.participants.map(({ nickname }) => nickname),
      ...session.attachedData.map(({ value }) => value),
    ].join('\n'),
  );
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
