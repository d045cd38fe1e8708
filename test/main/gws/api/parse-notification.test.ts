/** Notifications as the vendor's pages show them, in other spellings, and broken. */
import { describe, expect, it } from 'vitest';
import type { GwsEvent } from '#main/gws/api/parse-notification.ts';
import { parseNotification } from '#main/gws/api/parse-notification.ts';

const ME = '991a4bece8dd4184a93e98ad429694f6';
const HOST = 'http://10.10.15.212:9090/api/v2';

function read(data: unknown): { events: readonly GwsEvent[]; unreadable: string[] } {
  const unreadable: string[] = [];
  const events = parseNotification(data, {
    myUserId: ME,
    at: 1,
    onUnreadable: (what) => unreadable.push(what),
  });
  return { events, unreadable };
}

/** The first notification of the vendor's page SwitchToMonitor. */
const PARTICIPANTS_UPDATED = {
  smssession: {
    receivedDate: '2014-05-0511:08:45.000-0700',
    chatType: 'Inbound',
    capabilities: ['Leave', 'SendToAgents', 'SendMessage', 'SwitchToCoach', 'SwitchBargeIn'],
    uri: `${HOST}/smssessions/0001Da9PFC93000S`,
    state: 'Chatting',
    participants: [
      {
        nickname: 'test_agent',
        type: 'Agent',
        uri: `${HOST}/users/90cc5439ff6848748e5e67811273f266`,
        visibility: 'All',
        participantId: '00AF5367D3D0000A',
      },
      {
        nickname: 'test_supervisor',
        type: 'Agent',
        uri: `${HOST}/users/${ME}`,
        visibility: 'Supervisors',
        participantId: '00AF5367D3D0000B',
      },
      { nickname: 'test_clientL', type: 'Customer', participantId: '00AF5367D3AD0008', visibility: 'All' },
    ],
    id: '0001Da9PFC93000S',
  },
  notificationType: 'ParticipantsUpdated',
  messageType: 'SMSsessionStateChangeMessage',
};

/** The second one. */
const MESSAGE_LOG_UPDATED = {
  messages: [
    {
      index: 4,
      from: {
        nickname: 'test_supervisor',
        type: 'Agent',
        uri: `${HOST}/users/${ME}`,
        visibility: 'Supervisors',
        participantId: '00AF5367D3D0000B',
      },
      timestamp: '2014-05-0511:09:31.000-0700',
      visibility: 'All',
      type: 'ParticipantRejoined',
      timestampSeconds: 1399313371000,
    },
  ],
  notificationType: 'NewMessages',
  messageType: 'MessageLogUpdated',
  smssessionUri: `${HOST}/smssessions/0001Da9PFC93000S`,
};

describe("the seed's notifications", () => {
  it('reads ParticipantsUpdated: who is there, how each is seen, what is offered', () => {
    expect(read(PARTICIPANTS_UPDATED).events).toEqual([
      {
        type: 'session-updated',
        at: 1,
        session: {
          id: '0001Da9PFC93000S',
          phase: 'chatting',
          receivedAt: Date.UTC(2014, 4, 5, 18, 8, 45),
          offers: {
            modes: ['coach', 'barge-in'],
            actions: ['leave', 'message-to-everyone', 'message-to-agents'],
          },
          participants: [
            {
              id: '00AF5367D3D0000A',
              userId: '90cc5439ff6848748e5e67811273f266',
              nickname: 'test_agent',
              role: 'agent',
              visibility: 'everyone',
              isMe: false,
            },
            {
              id: '00AF5367D3D0000B',
              userId: ME,
              nickname: 'test_supervisor',
              role: 'agent',
              visibility: 'supervisors',
              isMe: true,
            },
            {
              id: '00AF5367D3AD0008',
              userId: null,
              nickname: 'test_clientL',
              role: 'customer',
              visibility: 'everyone',
              isMe: false,
            },
          ],
        },
      },
    ]);
  });

  it('reads MessageLogUpdated: the session from its address, the mode from the speaker', () => {
    expect(read(MESSAGE_LOG_UPDATED).events).toMatchObject([
      {
        type: 'messages-received',
        sessionId: '0001Da9PFC93000S',
        messages: [
          {
            index: 4,
            kind: 'rejoined',
            seenBy: 'everyone',
            at: 1399313371000,
            from: { visibility: 'supervisors', isMe: true },
          },
        ],
      },
    ]);
  });
});

describe('other spellings', () => {
  it.each(['SwitchBargeIn', 'SwitchToBargeIn'])('takes %s as the offer to barge in', (capability) => {
    const smssession = { id: 'S', capabilities: [capability] };
    expect(read({ ...PARTICIPANTS_UPDATED, smssession }).events).toMatchObject([
      { session: { offers: { modes: ['barge-in'] } } },
    ]);
  });

  it('reads messageType in any case, the key smsession, and a session named by its path alone', () => {
    const data = {
      messageType: 'SmsSessionStateChangeMessage',
      smsession: { path: '/smssessions/A%2FB', state: 'Chatting' },
    };
    expect(read(data).events).toEqual([
      { type: 'session-updated', at: 1, session: { id: 'A/B', phase: 'chatting' } },
    ]);
  });

  it('reads a text, a name and an id that are numbers', () => {
    const messages = [
      { index: 1, type: 'Text', text: 42, from: { type: 'Customer', nickname: 7, participantId: 8 } },
      { index: 2, type: 'CustomNotice', noticeText: 0, from: { type: 'Agent', id: 9 } },
    ];
    expect(read({ ...MESSAGE_LOG_UPDATED, messages }).events).toMatchObject([
      {
        messages: [
          { text: '42', from: { nickname: '7', id: '8' } },
          { text: '0', from: { id: '9' } },
        ],
      },
    ]);
  });

  it('says nothing of what is absent, and nothing definite of what is unknown', () => {
    const smssession = {
      id: 'S',
      state: 'Dreaming',
      participants: [{ nickname: 'x', visibility: 'Nobody' }],
    };
    expect(read({ ...PARTICIPANTS_UPDATED, smssession }).events).toEqual([
      {
        type: 'session-updated',
        at: 1,
        session: {
          id: 'S',
          phase: 'unknown',
          participants: [
            { id: ':x', userId: null, nickname: 'x', role: 'external', visibility: null, isMe: false },
          ],
        },
      },
    ]);
  });
});

describe('what cannot be used', () => {
  it.each([
    null,
    'text',
    7,
    [],
    { messageType: 'CallStateChangeMessage' },
    { messageType: 'MessageLogUpdated' },
  ])('gives no event for %j and reports it', (data) => {
    const { events, unreadable } = read(data);
    expect(events).toEqual([]);
    expect(unreadable).toHaveLength(1);
  });

  it('keeps the good messages beside a broken one', () => {
    const messages = ['broken', ...MESSAGE_LOG_UPDATED.messages, { index: 'five', type: 'Text', text: 'Hi' }];
    expect(read({ ...MESSAGE_LOG_UPDATED, messages }).events).toMatchObject([
      { messages: [{ index: 4 }, { index: null, kind: 'text', text: 'Hi' }] },
    ]);
  });

  it('never reports what somebody said', () => {
    const { unreadable } = read({ messageType: 'Odd', messages: [{ text: 'my card number' }] });
    expect(unreadable.join()).not.toContain('card');
  });
});
