/** One function per operation on one of my sessions (gws-api.md §1.1). Accepted is not done: what became of it is notified. */
import type { ApiReply, Http } from '#main/gws/http/http.ts';
import type { Recipients } from '#preload/model/messages.ts';
import type { DataChange, Mode, WayToClose } from '#preload/model/session.ts';
import type { Target } from './directory.ts';
import { SWITCH_OPERATION } from './mode-names.ts';

/** What the server gives for an operation: its name for it, by which a later failure is told, or `null`. */
export interface Receipt {
  readonly referenceId: string | null;
}

/** Asks to be seen as `mode` says. */
export function switchMode(http: Http, sessionId: string, mode: Mode): Promise<Receipt> {
  return operate(http, sessionId, { operationName: SWITCH_OPERATION[mode] });
}

/** Takes an invitation; the customer sees `nickname`, or the server's choice for `null`. */
export function accept(http: Http, sessionId: string, nickname: string | null): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'Accept', ...(nickname !== null && { nickname }) });
}

const CLOSE_OPERATION: Record<WayToClose, string> = {
  reject: 'Reject',
  leave: 'Leave',
  complete: 'Complete',
  'leave-and-complete': 'LeaveAndComplete',
};

export function close(http: Http, sessionId: string, how: WayToClose): Promise<Receipt> {
  return operate(http, sessionId, { operationName: CLOSE_OPERATION[how] });
}

/** A text that everyone in the session reads, the customer too. */
export function sendMessage(http: Http, sessionId: string, text: string): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'SendMessage', text });
}

/** A text that only agents read. */
export function sendToAgents(http: Http, sessionId: string, text: string): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'SendToAgents', text });
}

export function sendUrl(http: Http, sessionId: string, url: string): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'SendUrl', url });
}

const NOTICE_OPERATION: Record<Recipients, string> = {
  everyone: 'SendCustomNotice',
  agents: 'SendCustomNoticeToAgents',
};

export function sendNotice(
  http: Http,
  sessionId: string,
  to: Recipients,
  noticeText: string,
): Promise<Receipt> {
  return operate(http, sessionId, { operationName: NOTICE_OPERATION[to], noticeText });
}

const TYPING_OPERATIONS: Record<Recipients, { readonly start: string; readonly stop: string }> = {
  everyone: { start: 'SendStartTypingNotification', stop: 'SendStopTypingNotification' },
  agents: { start: 'SendStartTypingToAgentsNotification', stop: 'SendStopTypingToAgentsNotification' },
};

export function sendTyping(
  http: Http,
  sessionId: string,
  to: Recipients,
  isTyping: boolean,
): Promise<Receipt> {
  const operation = TYPING_OPERATIONS[to];
  return operate(http, sessionId, { operationName: isTyping ? operation.start : operation.stop });
}

/** Hands the session over. A queue is named, a person addressed. */
export function transfer(http: Http, sessionId: string, target: Target): Promise<Receipt> {
  const whereTo = target.queueName === null ? target.address : { queueName: target.queueName };
  return operate(http, sessionId, { operationName: 'Transfer', ...whereTo });
}

export function invite(http: Http, sessionId: string, target: Target): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'Invite', ...target.address });
}

export function consult(http: Http, sessionId: string, target: Target): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'Consult', ...target.address });
}

export function cancelConsult(http: Http, sessionId: string): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'CancelConsult' });
}

export function setDisposition(http: Http, sessionId: string, disposition: string): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'SetDisposition', disposition });
}

export function changeUserData(
  http: Http,
  sessionId: string,
  change: DataChange,
  key: string,
  value: string | number,
): Promise<Receipt> {
  switch (change) {
    case 'attach':
      return operate(http, sessionId, { operationName: 'AttachUserData', userData: { [key]: value } });
    case 'update':
      return operate(http, sessionId, { operationName: 'UpdateUserData', userData: { [key]: value } });
    case 'delete':
      return operate(http, sessionId, { operationName: 'DeleteUserData', keys: [key] });
  }
}

export function setInFocus(http: Http, sessionId: string): Promise<Receipt> {
  return operate(http, sessionId, { operationName: 'SetInFocus' });
}

export function sessionPath(sessionId: string): string {
  return `/me/smssessions/${encodeURIComponent(sessionId)}`;
}

async function operate(
  http: Http,
  sessionId: string,
  body: { readonly operationName: string } & Record<string, unknown>,
): Promise<Receipt> {
  return readReceipt(await http.request({ method: 'POST', path: sessionPath(sessionId), body }));
}

export function readReceipt(reply: ApiReply): Receipt {
  return { referenceId: reply.referenceId ?? null };
}
