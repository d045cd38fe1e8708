/** What I did, in words for the record. */
import type { AuditedAction, AuditEntry } from '#preload/model/audit.ts';
import { describeFailure } from '#renderer/errors/errors.ts';
import { MODE_LABELS } from '#renderer/mode/mode-labels.ts';

/** Every one, so that none can come without words. */
export const ACTION_LABELS: Record<AuditedAction, string> = {
  switchMode: 'Switched mode',
  sendMessage: 'Sent a message',
  acceptSession: 'Accepted an invitation',
  closeSession: 'Closed a session',
  sendLink: 'Sent a link',
  sendNotice: 'Sent a notice',
  transfer: 'Brought somebody in',
  invite: 'Brought somebody in',
  consult: 'Brought somebody in',
  cancelConsult: 'Ended a consultation',
  setDisposition: 'Set a disposition',
  changeAttachedData: 'Changed attached data',
  monitorAgent: 'Ordered monitoring',
  stopMonitoring: 'Stopped monitoring',
  joinSession: 'Joined a session',
  setAgentReadiness: 'Set an agent’s state',
  startWork: 'Started work',
  setMyReadiness: 'Set my state',
  endWork: 'Ended work',
};

/** The mode before and after: "Monitor → Coach"; one of them where only that is known; empty where there is none. */
export function describeModes({ from, to }: AuditEntry): string {
  if (to === null) return from === null ? '' : MODE_LABELS[from].name;
  return from === null ? MODE_LABELS[to].name : `${MODE_LABELS[from].name} → ${MODE_LABELS[to].name}`;
}

/** Whether it was done, or the first sentence of why not. */
export function describeOutcome({ outcome }: AuditEntry): string {
  switch (outcome) {
    case null:
    case 'unknown':
      return 'Not known';
    case 'done':
      return 'Done';
    case 'not-done':
      return 'Not carried out';
    default:
      return `Failed: ${describeFailure({ code: outcome, reference: '' }).happened}`;
  }
}
