/** What a conversation can be said to have been about, at its end (§1.1 SetDisposition, §6.2). */

export interface Disposition {
  readonly id: string;
  readonly name: string;
}

export const dispositionGroupId = 'd401';

/** The key in the attached data when a command names none; the server's own is not documented. */
export const defaultDispositionKey = 'DispositionCode';

export const dispositions: readonly Disposition[] = [
  { id: 'resolved', name: 'Resolved' },
  { id: 'follow-up', name: 'Follow-up needed' },
  { id: 'complaint', name: 'Complaint' },
  { id: 'wrong-number', name: 'Wrong number' },
  { id: 'no-answer', name: 'Customer stopped answering' },
];
