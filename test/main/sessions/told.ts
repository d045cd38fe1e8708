/** What the real reader and the real store make of the server's words: sessions for tests of what is shown. */
import { parseNotification } from '#main/gws/api/parse-notification.ts';
import { toShownLine } from '#main/sessions/kept-line.ts';
import { linesFrom } from '#main/sessions/line-list.ts';
import type { SessionRecord } from '#main/sessions/session-record.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { Session } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';

export const SESSION_ID = '0001Da9PFC93000S';
const MY_USER_ID = '991a';

export type Wire = Readonly<Record<string, unknown>>;

/** People as the server writes them. */
export const WIRE_CUSTOMER: Wire = {
  nickname: 'Maria',
  type: 'Customer',
  participantId: 'p-c',
  visibility: 'All',
};
export const wireAgent = (name: string, visibility = 'All', change: Wire = {}): Wire => ({
  nickname: name,
  type: 'Agent',
  uri: `http://h/api/v2/users/${name.toLowerCase()}`,
  participantId: `p-${name.toLowerCase()}`,
  visibility,
  ...change,
});
export const wireMe = (visibility: string | undefined, change: Wire = {}): Wire => ({
  nickname: 'Sam',
  type: 'Agent',
  uri: `http://h/api/v2/users/${MY_USER_ID}`,
  participantId: 'p-me',
  visibility,
  ...change,
});

export interface Told {
  readonly store: SessionStore;
  /** Tells part of the session. */
  tell(session: Wire): void;
  people(...participants: Wire[]): void;
  /** Tells messages, numbered on from the last one unless they say otherwise. */
  say(...messages: Wire[]): void;
  record(): SessionRecord;
  session(): Session;
  lines(): readonly TranscriptLine[];
}

export function openTold(): Told {
  const store = createSessionStore();
  let index = 0;
  let at = 1_700_000_000_000;
  const notify = (data: Wire): void => {
    at += 1000;
    // As it comes off the line.
    const came: unknown = JSON.parse(JSON.stringify(data));
    const onUnreadable = (what: string): never => {
      throw new Error(what);
    };
    for (const event of parseNotification(came, { myUserId: MY_USER_ID, at, onUnreadable }))
      if (event.type === 'session-updated' || event.type === 'messages-received') store.apply(event);
  };
  const record = (): SessionRecord => {
    const found = store.get(SESSION_ID);
    if (!found) throw new Error('nothing was told of the session');
    return found;
  };
  const tell = (session: Wire): void =>
    notify({
      messageType: 'SMSsessionStateChangeMessage',
      notificationType: 'StatusChange',
      smssession: { id: SESSION_ID, ...session },
    });
  return {
    store,
    tell,
    people: (...participants) => tell({ state: 'Chatting', participants }),
    say: (...messages) =>
      notify({
        messageType: 'MessageLogUpdated',
        notificationType: 'NewMessages',
        smssessionUri: `http://h/api/v2/smssessions/${SESSION_ID}`,
        messages: messages.map((message) => {
          index += 1;
          return { index, type: 'Text', visibility: 'All', timestampSeconds: at + index, ...message };
        }),
      }),
    record,
    session: () => record().session,
    lines: () => linesFrom(record().lines).map(toShownLine),
  };
}
