/** A contact centre that lives by itself: customers come, talk with agents in many languages, and go. */
import { isPresent } from '#test/gws-simulator/world/sms-session.ts';
import type { World } from '#test/gws-simulator/world/world.ts';
import type { Casting } from './casting.ts';
import { CastingBag } from './casting.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import { seatSupervisors } from './seating.ts';
import { Shifts } from './shifts.ts';
import { Talk } from './talk.ts';

export interface LivingOptions {
  /** How many sessions there are at any time. */
  readonly sessions: number;
  /** Messages a second, all sessions together; with 0 nothing happens after the beginning. */
  readonly rate: number;
  readonly seed: number;
}

/** As long as somebody is seen typing before the message comes. */
const typingMs = 2000;
const shortestTickMs = 20;
/** In a quiet moment nobody may have anything to say. */
const mostAttempts = 60;

export class LivingWorld {
  readonly #world: World;
  readonly #options: LivingOptions;
  readonly #random: Random;
  readonly #bag: CastingBag;
  readonly #shifts: Shifts;
  #talks: Talk[] = [];
  readonly #typing: { readonly talk: Talk; readonly dueAt: number }[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** Messages owed, as fractions add up from tick to tick. */
  #owed = 0;

  constructor(world: World, options: LivingOptions) {
    this.#world = world;
    this.#options = options;
    this.#random = createRandom(options.seed);
    this.#bag = new CastingBag(this.#random);
    // Chance of its own, so that breaks do not change the conversations that a seed begins with.
    this.#shifts = new Shifts(world, createRandom(options.seed + 1));
  }

  /** Fills the contact centre with sessions that have a past, then goes on from there. */
  start(): void {
    this.#shifts.begin();
    seatSupervisors(this.#world);
    for (let place = 0; place < this.#options.sessions; place += 1)
      this.#talks.push(this.#beginWithPast(place));
    if (this.#options.rate > 0) this.#tickOnAndOn(Math.max(shortestTickMs, 1000 / this.#options.rate));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get #now(): number {
    return this.#world.stage.now();
  }

  #tickOnAndOn(everyMs: number): void {
    this.#timer = setInterval(() => {
      while ((this.#typing[0]?.dueAt ?? Infinity) <= this.#now) this.#finishTyping();
      this.#shifts.passTime();
      this.#owed += (this.#options.rate * everyMs) / 1000;
      for (; this.#owed >= 1; this.#owed -= 1) this.#letSomebodySpeak();
    }, everyMs);
  }

  #finishTyping(): void {
    const talk = this.#typing.shift()?.talk;
    if (talk && isRunning(this.#world, talk) && !this.#isPlayed(talk)) talk.speak(this.#now);
  }

  /** Half of them are seen typing first. */
  #letSomebodySpeak(): void {
    const talk = this.#pickReady();
    if (!talk) return;
    if (talk.session.modeOf('sue') === 'coach' && this.#random.isLucky(0.08)) talk.coach('sue');
    else if (this.#random.isLucky(0.5)) {
      talk.type();
      this.#typing.push({ talk, dueAt: this.#now + typingMs });
    } else talk.speak(this.#now);
  }

  #isPlayed(talk: Talk): boolean {
    return this.#world.playedByHand.has(talk.session.id);
  }

  #pickReady(): Talk | undefined {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const place = this.#random.between(0, this.#talks.length - 1);
      const talk = this.#talks[place];
      if (!talk) return undefined;
      if (this.#isPlayed(talk) && isRunning(this.#world, talk)) continue;
      if (talk.isFinished(this.#now) || !isRunning(this.#world, talk)) this.#replace(place, talk);
      else if (talk.isReady(this.#now)) return talk;
    }
    return undefined;
  }

  /** A finished session is completed by its agent, who takes the next customer. */
  #replace(place: number, talk: Talk): void {
    if (isRunning(this.#world, talk)) {
      if (this.#random.isLucky(0.3)) talk.session.customerLeaves();
      talk.session.complete();
    }
    if (!isOffered(this.#world, talk)) this.#world.forgetSession(talk.session.id);
    this.#talks[place] = this.#begin(this.#shifts.pickFor(talk.agent), this.#bag.draw(), this.#now);
  }

  #begin(agent: string, casting: Casting, startedAt: number, coaches: readonly string[] = []): Talk {
    const session = this.#world.startSession({
      agent,
      customer: { nickname: casting.customer },
      supervisors: coaches.map((user) => ({ user, mode: 'coach' as const })),
      userData: casting.userData,
      startedAt,
    });
    return new Talk(session, agent, casting, this.#random, startedAt);
  }

  #beginWithPast(place: number): Talk {
    const random = this.#random;
    const { onDuty } = this.#shifts;
    const agent = onDuty[place % onDuty.length] ?? 'amy';
    const casting = this.#bag.draw();
    const turns = random.between(2, Math.max(2, casting.conversation.turns.length - 2));
    const moments = drawMoments(random, turns, this.#now);
    const coaches = coachesFor(this.#world, agent, place);
    const talk = this.#begin(
      agent,
      casting,
      (moments[0] ?? this.#now) - random.between(4000, 20_000),
      coaches,
    );
    for (const [turn, at] of moments.entries()) {
      talk.speak(at, { at });
      // After the agent's first answer: by then there is something to coach.
      if (turn === 1) for (const coach of coaches) talk.coach(coach, { at: at + 1000 });
    }
    return talk;
  }
}

/** Moments in ascending order, the last one between a few seconds and some minutes ago. */
function drawMoments(random: Random, count: number, now: number): number[] {
  const moments: number[] = [];
  let at = now - (random.isLucky(0.25) ? random.between(120_000, 600_000) : random.between(3000, 60_000));
  for (let turn = 0; turn < count; turn += 1) {
    moments.unshift(at);
    at -= random.between(12_000, 75_000);
  }
  return moments;
}

/** A few of the sessions of sam's team are coached from the start, some of them by sue. */
function coachesFor(world: World, agent: string, place: number): string[] {
  const isSams = world.staff.teams[0]?.agents.some((each) => each.userName === agent) === true;
  if (!isSams || place % 7 !== 2) return [];
  return place % 2 === 0 ? ['sam'] : ['sue'];
}

/** Somebody who plays the agent by hand may have ended it, or the agents or the customer may have left. */
function isRunning(world: World, talk: Talk): boolean {
  const people = world.sessions.get(talk.session.id)?.participants.filter(isPresent) ?? [];
  const hasAgent = people.some((each) => each.role === 'agent' && each.visibility === 'All');
  return hasAgent && people.some((each) => each.role === 'customer');
}

/** Whether somebody is asked to take the session and has not answered yet. */
function isOffered(world: World, talk: Talk): boolean {
  const participants = world.sessions.get(talk.session.id)?.participants ?? [];
  return participants.some((each) => each.state === 'Invited' && each.role === 'agent');
}
