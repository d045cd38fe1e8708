/** One conversation as it is being played: what has been said, who is next, and how long that one takes. */
import type { SaidWhen, ScriptedSession } from '#test/gws-simulator/world/scripted-session.ts';
import type { Casting } from './casting.ts';
import { agentAsides, coachingLines } from './conversations/coaching.ts';
import type { Turn } from './conversations/conversation.ts';
import type { Random } from './random.ts';

const wrapUpMs = 8000;

export class Talk {
  readonly session: ScriptedSession;
  readonly agent: string;
  readonly #random: Random;
  readonly #turns: readonly Turn[];
  /** How long the agent lets the customer wait, at least. */
  readonly #agentPaceMs: number;
  #said = 0;
  #lastSpokenAt: number;
  #isTyping = false;

  constructor(session: ScriptedSession, agent: string, casting: Casting, random: Random, startedAt: number) {
    this.session = session;
    this.agent = agent;
    this.#random = random;
    this.#turns = casting.conversation.turns;
    this.#agentPaceMs = drawAgentPace(random);
    this.#lastSpokenAt = startedAt;
  }

  /** Everything has been said; the agent completes the session a little later. */
  isFinished(now: number): boolean {
    return this.#hasNoMore && now - this.#lastSpokenAt >= wrapUpMs;
  }

  /** Whether the next one to speak would plausibly do so now; some agents let their customers wait. */
  isReady(now: number): boolean {
    if (this.#hasNoMore) return false;
    const [speaker] = this.#next;
    const pace = speaker === 'a' ? this.#agentPaceMs : 1500;
    return !this.#isTyping && now - this.#lastSpokenAt >= pace;
  }

  /** Shows the next speaker typing; `speak` ends it. */
  type(): void {
    const [speaker, text] = this.#next;
    this.#isTyping = true;
    if (speaker === 'a') this.session.agentStartsTyping();
    else if (this.#random.isLucky(0.3)) this.session.customerStartsTyping(text.slice(0, 12));
    else this.session.customerStartsTyping();
  }

  speak(at: number, when: SaidWhen = {}): void {
    const [speaker, text] = this.#next;
    if (this.#isTyping) this.#stopTyping(speaker);
    if (speaker === 'a') this.session.agentSays(text, when);
    else this.session.customerSays(text, when);
    this.#said += 1;
    this.#lastSpokenAt = at;
  }

  /** A supervisor's word to the agent, and at times the agent's answer; the customer sees neither. */
  coach(supervisor: string, when: SaidWhen = {}): void {
    this.session.supervisorSaysToAgents(supervisor, this.#random.pick(coachingLines), when);
    if (this.#random.isLucky(0.6)) this.session.agentSaysToAgents(this.#random.pick(agentAsides), when);
  }

  get #hasNoMore(): boolean {
    return this.#said >= this.#turns.length;
  }

  get #next(): Turn {
    return this.#turns[this.#said] ?? ['c', '👍'];
  }

  #stopTyping(speaker: Turn[0]): void {
    this.#isTyping = false;
    if (speaker === 'a') this.session.agentStopsTyping();
    else this.session.customerStopsTyping();
  }
}

function drawAgentPace(random: Random): number {
  const chance = random.next();
  if (chance < 0.6) return random.between(4000, 15_000);
  if (chance < 0.85) return random.between(30_000, 90_000);
  return random.between(120_000, 400_000);
}
