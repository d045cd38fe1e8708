/** One session in the hands of a script: a test or the living world says what happens next. */
import { historySeenBy, isKept } from './audience.ts';
import { completeSession, leaveAsAgent, leaveAsCustomer, leaveConference, revokeSession } from './leave.ts';
import type { Mode } from './modes.ts';
import { modeShownBy } from './modes.ts';
import type { Line, Participant, Role, SmsSession, Viewer } from './sms-session.ts';
import { findViewer, isPresent, isViewer } from './sms-session.ts';
import type { Utterance } from './speak.ts';
import { speakToAgents, speakToAll } from './speak.ts';
import { switchMode } from './switch-mode.ts';
import type { World } from './world.ts';

export interface SaidWhen {
  /** Milliseconds since 1970, for a conversation that begins with a past. */
  readonly at?: number;
}

export class ScriptedSession {
  readonly #world: World;
  readonly #session: SmsSession;

  constructor(world: World, session: SmsSession) {
    this.#world = world;
    this.#session = session;
  }

  get id(): string {
    return this.#session.id;
  }

  /** The server's whole transcript in index order, without typing. */
  get messages(): readonly Line[] {
    return this.#session.lines.filter(isKept);
  }

  /** What one user may read of it. */
  messagesFor(userName: string): readonly Line[] {
    return historySeenBy(this.#participation(userName).role, this.#session);
  }

  /** A supervisor's mode, or undefined when she is not there (any more). */
  modeOf(userName: string): Mode | undefined {
    const viewer = findViewer(this.#session, this.#world.requireMember(userName).id);
    return viewer && isPresent(viewer) ? modeShownBy(viewer.visibility) : undefined;
  }

  customerSays(text: string, when?: SaidWhen): void {
    this.#speak('customer', { type: 'Text', text, ...when });
  }

  agentSays(text: string, when?: SaidWhen): void {
    this.#speak('agent', { type: 'Text', text, ...when });
  }

  agentSaysToAgents(text: string, when?: SaidWhen): void {
    speakToAgents(this.#stage, this.#session, this.#first('agent'), { type: 'Text', text, ...when });
  }

  /** To everyone who can see the supervisor. */
  supervisorSays(userName: string, text: string, when?: SaidWhen): void {
    const said: Utterance = { type: 'Text', text, ...when };
    speakToAll(this.#stage, this.#session, this.#present(userName), said);
  }

  supervisorSaysToAgents(userName: string, text: string, when?: SaidWhen): void {
    const said: Utterance = { type: 'Text', text, ...when };
    speakToAgents(this.#stage, this.#session, this.#present(userName), said);
  }

  /** With typing preview the text so far travels along (§1.6). */
  customerStartsTyping(preview?: string): void {
    this.#speak('customer', { type: 'TypingStarted', ...(preview !== undefined && { text: preview }) });
  }

  customerStopsTyping(): void {
    this.#speak('customer', { type: 'TypingStopped' });
  }

  agentStartsTyping(): void {
    this.#speak('agent', { type: 'TypingStarted' });
  }

  agentStopsTyping(): void {
    this.#speak('agent', { type: 'TypingStopped' });
  }

  /** The agent sends a link. */
  pushUrl(url: string): void {
    this.#speak('agent', { type: 'PushUrl', url });
  }

  notice(text: string): void {
    this.#speak('agent', { type: 'Notice', noticeText: text });
  }

  customNotice(text: string, { visibility = 'All' }: { visibility?: 'All' | 'Agents' } = {}): void {
    const speak = visibility === 'All' ? speakToAll : speakToAgents;
    speak(this.#stage, this.#session, this.#first('agent'), { type: 'CustomNotice', noticeText: text });
  }

  /** A message of the agent's with fields replaced, added or (undefined) taken away: what nobody expects. */
  sayRaw(message: Readonly<Record<string, unknown>>): void {
    this.#speak('agent', { type: 'Text', raw: message });
  }

  supervisorJoins(userName: string, mode: Mode): void {
    this.#world.bringSupervisor(this.#session, userName, mode);
  }

  /** The server changes the mode without the client's asking. */
  supervisorSwitches(userName: string, mode: Mode): void {
    switchMode(this.#stage, this.#session, this.#present(userName), mode);
  }

  supervisorLeaves(userName: string): void {
    leaveConference(this.#stage, this.#session, this.#present(userName));
  }

  /** Without completing; see `Dialect.stateWhenAgentLeaves`. */
  agentLeaves(): void {
    leaveAsAgent(this.#stage, this.#session, this.#firstViewer('agent'));
  }

  customerLeaves(): void {
    leaveAsCustomer(this.#stage, this.#session, this.#first('customer'));
  }

  complete(): void {
    completeSession(this.#stage, this.#session);
  }

  revoke(): void {
    revokeSession(this.#stage, this.#session);
  }

  get #stage(): World['stage'] {
    return this.#world.stage;
  }

  #speak(role: Role, said: Utterance): void {
    speakToAll(this.#stage, this.#session, this.#first(role), said);
  }

  #first(role: Role): Participant {
    const found = this.#session.participants.find((each) => each.role === role && isPresent(each));
    if (!found) throw new Error(`There is no ${role} in session ${this.id} now.`);
    return found;
  }

  #firstViewer(role: Role): Viewer {
    const found = this.#first(role);
    if (!isViewer(found)) throw new Error(`The ${role} in session ${this.id} has no account.`);
    return found;
  }

  #participation(userName: string): Viewer {
    const viewer = findViewer(this.#session, this.#world.requireMember(userName).id);
    if (!viewer) throw new Error(`${userName} was never in session ${this.id}.`);
    return viewer;
  }

  #present(userName: string): Viewer {
    const viewer = this.#participation(userName);
    if (!isPresent(viewer)) throw new Error(`${userName} is not in session ${this.id} now.`);
    return viewer;
  }
}
