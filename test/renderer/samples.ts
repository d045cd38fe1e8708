/** States to show: each complete and unremarkable, but for what a test changes in it. */
import type { IncomingParticipant, SessionPatch } from '#main/sessions/session-event.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { AppState } from '#preload/model/app-state.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';
import type { Participant, Session, SessionAction, Visibility } from '#preload/model/session.ts';
import { MODES } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { MODE_OF_VISIBILITY } from '#preload/rules/mode-of-visibility.ts';

const VISIBILITIES: readonly Visibility[] = ['everyone', 'agents', 'supervisors'];

/** What a supervisor's session usually offers besides its modes and what only some sites have. */
export const SAMPLE_ACTIONS: readonly SessionAction[] = ['leave', 'message-to-everyone', 'message-to-agents'];

export const sampleAppState: AppState = {
  ...EMPTY_APP_STATE,
  version: '1.2.3',
  account: { server: 'https://gws.example.com', userName: 'sam', displayName: 'Sam Sol' },
  connection: { phase: 'connected', heardAt: Date.now() },
  team: { ...EMPTY_APP_STATE.team, phase: 'read', readAt: Date.now(), pace: 5000 },
};

export const sampleParticipant = (change: Partial<Participant> = {}): Participant => ({
  id: 'p1',
  userId: null,
  nickname: 'Maria López',
  role: 'customer',
  visibility: 'everyone',
  isMe: false,
  ...change,
});

/** Of a session that goes on. How one is after its end only main's own reducer may say: `endSession`. */
export type SampleChange = Partial<Omit<Session, 'phase' | 'ended' | 'ending'>> & {
  readonly phase?: 'invited' | 'chatting' | 'unknown';
};

/** A session in a mode, with the other two on offer; or a whole one that was made by these functions before. */
export function sampleSession(change: SampleChange | Session = {}): Session {
  const mode = change.mode === undefined ? 'monitor' : change.mode;
  return {
    id: 's1',
    phase: 'chatting',
    ended: false,
    ending: null,
    mode,
    isModeInDoubt: false,
    pendingMode: null,
    offers: {
      modes: MODES.filter((other) => other !== mode),
      actions: SAMPLE_ACTIONS,
    },
    customer: 'Maria López',
    agent: 'Amy Chen',
    participants: [
      sampleParticipant(),
      sampleParticipant({ id: 'p2', nickname: 'Amy Chen', role: 'agent' }),
      sampleParticipant({
        id: 'p3',
        nickname: 'Sam Sol',
        role: 'supervisor',
        isMe: true,
        visibility: VISIBILITIES.find((visibility) => MODE_OF_VISIBILITY[visibility] === mode) ?? null,
      }),
    ],
    attachedData: [{ key: 'Segment', value: 'Gold', isPlain: true }],
    typing: [],
    receivedAt: null,
    waitingSince: null,
    lastTextAt: null,
    unread: 0,
    isTranscriptRead: true,
    isIncomplete: false,
    ...change,
  };
}

/** The same session after the server has told this of it, as main's own store makes it: no test can think of a state of its own. */
export function endSession(
  session: Session,
  { phase, ...told }: Pick<SessionPatch, 'offers'> & { readonly phase: 'left' | 'completed' | 'revoked' },
): Session {
  const { id, offers, attachedData } = session;
  const participants = session.participants.map(toIncoming);
  const store = createSessionStore();
  const tell = (part: SessionPatch): void => store.apply({ type: 'session-updated', session: part, at: 0 });
  tell({ id, phase: 'chatting', offers, attachedData, participants });
  if (session.ended) tell({ id, phase: session.phase });
  tell({ id, phase, ...told });
  const ended = store.get(id)?.session;
  if (!ended) throw new Error('the store has lost the session');
  return ended;
}

/** The server calls supervisors agents. */
function toIncoming({ role, ...person }: Participant): IncomingParticipant {
  return { ...person, role: role === 'customer' || role === 'external' ? role : 'agent' };
}

/** Noon of one day, and minutes after it. */
export const noon = (minutes = 0): number => new Date(2026, 10, 20, 12, minutes).getTime();

export const sampleLine = (order: number, change: Partial<TranscriptLine> = {}): TranscriptLine => ({
  key: `k${order}`,
  order,
  kind: 'text',
  from: { nickname: 'Maria López', role: 'customer', isMe: false, visibility: 'everyone' },
  seenBy: 'everyone',
  at: noon(order),
  text: `Text ${order}`,
  wasMissed: false,
  ...change,
});
