/** Ids of the shapes seen on the wire: 32 hex characters for users, 16 for sessions and participants (§1.3, §1.4). */
import { createHash } from 'node:crypto';

/** The same name always gets the same id, so that a user keeps it from one run to the next. */
export function userIdFor(userName: string): string {
  return createHash('sha256').update(userName).digest('hex').slice(0, 32);
}

export interface IdSource {
  nextSessionId(): string;
  nextParticipantId(): string;
  /** Links a notification to the request that caused it (§4.3). */
  nextReferenceId(): number;
}

export function createIdSource(): IdSource {
  let session = Number.parseInt('3000S', 36);
  let participant = 0x0000a;
  let reference = 0;
  return {
    nextSessionId: () => `0001Da9PFC9${(session++).toString(36).toUpperCase().padStart(5, '0')}`,
    nextParticipantId: () => `00AF5367D3D${(participant++).toString(16).toUpperCase().padStart(5, '0')}`,
    nextReferenceId: () => ++reference,
  };
}
