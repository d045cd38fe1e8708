/** Who may be written to: decided by the mode that the server has confirmed, in sessions as the real store makes them. */
import { beforeEach, expect, it } from 'vitest';
import type { Recipients } from '#preload/model/messages.ts';
import { findSendObstacle, listRecipients, offersKind } from '#preload/rules/recipients.ts';
import type { Told } from '#test/main/sessions/told.ts';
import { openTold, SESSION_ID, WIRE_CUSTOMER, wireAgent, wireMe } from '#test/main/sessions/told.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
});

function beIn(
  visibility: string | undefined,
  capabilities = ['SendMessage', 'SendToAgents', 'SendUrl'],
): void {
  told.tell({
    state: 'Chatting',
    capabilities,
    participants: [WIRE_CUSTOMER, wireAgent('Amy'), wireMe(visibility)],
  });
}

it.each<[string | undefined, readonly Recipients[]]>([
  ['Supervisors', []],
  ['Agents', ['agents']],
  ['All', ['everyone', 'agents']],
  [undefined, []],
])('seen by %s: %j, whatever the server offers', (visibility, recipients) => {
  beIn(visibility);
  expect(listRecipients(told.session())).toEqual(recipients);
  for (const to of ['everyone', 'agents'] as const)
    expect(findSendObstacle(told.session(), to, 'text')).toBe(
      recipients.includes(to) ? null : 'message-not-allowed-in-mode',
    );
});

it('between two modes nobody is written to', () => {
  beIn('All');
  told.store.apply({ type: 'mode-requested', sessionId: SESSION_ID, mode: 'coach' });
  expect(findSendObstacle(told.session(), 'agents', 'text')).toBe('switch-in-progress');
});

it('what is not offered is not sent, and there is no link for agents alone', () => {
  beIn('All', ['SendMessage', 'SendUrl']);
  expect(findSendObstacle(told.session(), 'everyone', 'link')).toBeNull();
  expect(findSendObstacle(told.session(), 'agents', 'text')).toBe('operation-not-permitted');
  expect(offersKind(told.session(), 'agents', 'link')).toBe(false);
});

it('that I am typing is told to those who would read it', () => {
  beIn('Agents', ['SendToAgents', 'SendMessage', 'SendStartTypingNotification']);
  expect(findSendObstacle(told.session(), 'everyone', 'typing')).toBe('message-not-allowed-in-mode');
});

it('in a session that is over nobody is', () => {
  beIn('All');
  told.tell({ state: 'LeftChat', capabilities: ['SendMessage'] });
  expect(listRecipients(told.session())).toEqual([]);
  expect(findSendObstacle(told.session(), 'everyone', 'text')).toBe('session-ended');
});
