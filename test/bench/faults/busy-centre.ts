/** A contact centre that never rests: sessions in which people write, type, switch modes, end and begin, by a seed. */
import { MODES } from '#preload/model/session.ts';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';

export const SUPERVISOR = 'sam';

/** Sessions that run at the same time. */
const RUNNING = 4;
/** Between two things that happen by themselves, in milliseconds: from this to twice as much. */
const PAUSE = 250;
const AGENTS = ['amy', 'ben', 'chloe', 'dmitri'];

export interface FollowedSession {
  readonly session: ScriptedSession;
  /** For the supervisor: it is over, or she has left. */
  readonly hasEnded: boolean;
  /** The supervisor's own switch or leaving is under way: nobody else changes what it changes. */
  isInHand: boolean;
  /** Lines that the supervisor must have. When a session ends while she is away, nobody gives her the last ones any more. */
  lastNeeded: number;
  /** When the centre has ended it, by `performance.now()`; `null`: not yet. */
  endedAt: number | null;
}

export interface BusyCentre {
  readonly sessions: readonly FollowedSession[];
  /** The customer of one session says something that nobody has said before. */
  say(followed?: FollowedSession): void;
  /** One of all things that happen, at random. */
  act(followed?: FollowedSession): void;
  switchMode(followed?: FollowedSession): void;
  /** A session ends and another begins. `isFollowing`: the supervisor has all of it at this moment. */
  endOne(isFollowing: boolean): void;
  running(): readonly FollowedSession[];
  /** In the place of one that she has left. */
  begin(): void;
  /** What has been said so far is known to the supervisor. */
  noteFollowed(): void;
  rest(): void;
}

export function openBusyCentre({ world }: Simulator, random: () => number): BusyCentre {
  const sessions: FollowedSession[] = [];
  const over = new Set<ScriptedSession>();
  let count = 0;

  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const running = (): readonly FollowedSession[] => sessions.filter(({ hasEnded }) => !hasEnded);
  const nextText = (): string => `number ${(count += 1)}`;

  function begin(): void {
    const supervisors = [{ user: SUPERVISOR, mode: pick(MODES) }];
    const session = world.startSession({ agent: pick(AGENTS), supervisors });
    sessions.push({
      session,
      get hasEnded() {
        return over.has(session) || session.modeOf(SUPERVISOR) === undefined;
      },
      isInHand: false,
      lastNeeded: 0,
      endedAt: null,
    });
  }

  function switchMode({ session, isInHand }: FollowedSession = pick(running())): void {
    if (isInHand) return;
    const others = MODES.filter((mode) => mode !== session.modeOf(SUPERVISOR));
    session.supervisorSwitches(SUPERVISOR, pick(others));
  }

  function act(followed: FollowedSession = pick(running())): void {
    const { session } = followed;
    const deed = pick([
      () => session.customerSays(nextText()),
      () => session.customerSays(nextText()),
      () => session.agentSays(nextText()),
      () => session.agentSaysToAgents(nextText()),
      () => session.customerStartsTyping('num'),
      () => session.agentStartsTyping(),
      () => session.agentStopsTyping(),
      () => switchMode(followed),
    ]);
    deed();
  }

  function goOn(): void {
    act();
    timer = setTimeout(goOn, PAUSE * (1 + random()));
  }

  while (sessions.length < RUNNING) begin();
  let timer = setTimeout(goOn, PAUSE);
  return {
    sessions,
    act,
    switchMode,
    running,
    begin,
    say: ({ session } = pick(running())) => session.customerSays(nextText()),
    endOne(isFollowing) {
      const others = running().filter(({ isInHand }) => !isInHand);
      if (others.length === 0) return;
      const ending = pick(others);
      if (isFollowing) ending.lastNeeded = linesOf(ending);
      over.add(ending.session);
      ending.endedAt = performance.now();
      if (random() < 0.5) ending.session.agentLeaves();
      else ending.session.complete();
      begin();
    },
    noteFollowed() {
      for (const followed of running()) followed.lastNeeded = linesOf(followed);
    },
    rest: () => clearTimeout(timer),
  };
}

function linesOf({ session }: FollowedSession): number {
  return session.messagesFor(SUPERVISOR).length;
}
