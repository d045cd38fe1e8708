/** Our word for what can be done in a session → the capabilities that offer it. Older servers spell some differently. */
import type { SessionAction } from '#preload/model/session.ts';

export const ACTION_CAPABILITIES: Record<SessionAction, readonly string[]> = {
  accept: ['Accept'],
  reject: ['Reject'],
  leave: ['Leave'],
  complete: ['Complete'],
  'leave-and-complete': ['LeaveAndComplete'],
  'message-to-everyone': ['SendMessage'],
  'message-to-agents': ['SendToAgents'],
  'link-to-everyone': ['SendUrl'],
  'notice-to-everyone': ['SendCustomNotice'],
  'notice-to-agents': ['SendCustomNoticeToAgents'],
  'typing-to-everyone': ['SendStartTypingNotification'],
  'typing-to-agents': ['SendStartTypingToAgentsNotification'],
  transfer: ['Transfer'],
  invite: ['Invite'],
  consult: ['Consult'],
  'cancel-consult': ['CancelConsult'],
  'set-disposition': ['SetDisposition'],
  'attach-data': ['AttachUserData'],
  'update-data': ['UpdateUserData'],
  'delete-data': ['DeleteUserData'],
  // "InFocus" in samples from before 2016 (gws-api.md §1.5).
  'bring-to-front': ['SetInFocus', 'InFocus'],
};
