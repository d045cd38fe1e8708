/** The contact centre that lives by itself: full from the start, the same for the same seed, and never standing still. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isKept } from '#test/gws-simulator/world/audience.ts';
import type { Happening } from '#test/gws-simulator/world/happening.ts';
import { createIdSource } from '#test/gws-simulator/world/ids.ts';
import { isPresent } from '#test/gws-simulator/world/sms-session.ts';
import { hireStaff } from '#test/gws-simulator/world/staff.ts';
import { World } from '#test/gws-simulator/world/world.ts';
import { languageShares } from './conversations/all-languages.ts';
import { LivingWorld } from './living-world.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:00Z') }));
afterEach(() => void vi.useRealTimers());

interface Centre {
  readonly world: World;
  readonly living: LivingWorld;
  readonly happenings: Happening[];
}

function openCentre({ sessions = 50, rate = 5, seed = 1 } = {}): Centre {
  const happenings: Happening[] = [];
  const stage = {
    now: Date.now,
    announce: (happening: Happening) => void happenings.push(happening),
    habits: {
      bargeInCapability: 'SwitchBargeIn',
      sendMessageInMonitor: 'refuse',
      stateWhenAgentLeaves: 'Revoked',
      stateWhenSupervisorLeaves: 'Completed',
      arrivesAs: 'Chatting',
      needsWork: false,
      extraCapabilities: [],
    },
  } as const;
  const world = new World(hireStaff(20), stage, createIdSource());
  return { world, living: new LivingWorld(world, { sessions, rate, seed }), happenings };
}

function sessionsOf(world: World, userName: string): ReturnType<World['openSessionsOf']> {
  return world.openSessionsOf(world.requireMember(userName).id);
}

test('it is full of sessions with a past at once, for two supervisors who meet', () => {
  const { world, living } = openCentre();
  living.start();
  living.stop();
  expect(world.sessions.size).toBe(50);
  const sams = sessionsOf(world, 'sam');
  expect(sams.length).toBeGreaterThanOrEqual(12);
  expect(sams.length).toBeLessThanOrEqual(20);
  const visibilities = sams.map(({ viewer }) => viewer.visibility);
  expect(visibilities.filter((visibility) => visibility === 'Agents').length).toBeGreaterThan(0);
  expect(visibilities.filter((visibility) => visibility === 'Supervisors').length).toBeGreaterThan(10);
  const shared = sessionsOf(world, 'sue').filter(({ session }) =>
    sams.some((each) => each.session === session),
  );
  expect(shared.length).toBeGreaterThan(3);
  for (const { lines, receivedAt } of world.sessions.values()) {
    expect(lines.filter(isKept).length).toBeGreaterThan(3);
    const moments = lines.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    expect(moments[0]).toBe(receivedAt);
    expect(moments.at(-1)).toBeLessThan(Date.now());
  }
});

test('every language is spoken', () => {
  const { world, living } = openCentre({ sessions: 60 });
  living.start();
  living.stop();
  const spoken = new Set([...world.sessions.values()].map(({ userData }) => userData['Language']));
  expect([...spoken].toSorted()).toEqual(languageShares.map(([{ tag }]) => tag).toSorted());
});

test('the same seed begins with the same conversations, another with others', () => {
  const begin = (seed: number): string => {
    const { world, living } = openCentre({ seed });
    living.start();
    living.stop();
    return JSON.stringify([...world.sessions.values()].map(({ lines }) => lines.map(({ text }) => text)));
  };
  expect(begin(7)).toBe(begin(7));
  expect(begin(7)).not.toBe(begin(8));
});

test('people go on talking at about the rate that is asked for, and sessions end and begin', () => {
  const { world, living, happenings } = openCentre();
  living.start();
  const atFirst = new Set(world.sessions.keys());
  happenings.length = 0;
  vi.advanceTimersByTime(120_000);
  living.stop();
  const texts = new Set(
    happenings.flatMap((each) =>
      each.kind === 'messages-added'
        ? each.lines
            .filter(({ type }) => type === 'Text')
            .map(({ index }) => `${each.session.id} ${String(index)}`)
        : [],
    ),
  );
  expect(texts.size).toBeGreaterThan(300);
  expect(texts.size).toBeLessThan(700);
  expect(world.sessions.size).toBe(50);
  expect([...world.sessions.keys()].some((id) => !atFirst.has(id))).toBe(true);
  expect(happenings.some((each) => each.kind === 'status-changed' && each.viewer.state === 'Revoked')).toBe(
    true,
  );
});

test('what somebody plays by hand is left alone: a session that has ended makes room for another', () => {
  const { world, living } = openCentre({ sessions: 3 });
  living.start();
  for (const session of world.sessions.values()) {
    for (const participant of session.participants) participant.state = 'Completed';
  }
  vi.advanceTimersByTime(10_000);
  living.stop();
  expect(world.sessions.size).toBe(3);
  expect([...world.sessions.values()].every((session) => session.participants.some(isPresent))).toBe(true);
});

test('without a rate nothing happens by itself', () => {
  const { living, happenings } = openCentre({ rate: 0 });
  living.start();
  const before = happenings.length;
  vi.advanceTimersByTime(60_000);
  expect(happenings.length).toBe(before);
});

test('agents take breaks and come back, some have the day off, and what others set is left alone', () => {
  const { world, living, happenings } = openCentre();
  const statesOf = (): (string | undefined)[] =>
    world.staff.members.filter((each) => !each.isSupervisor).map(({ id }) => world.channels.of(id)[0]?.[1]);
  living.start();
  expect(statesOf().filter((state) => state === 'LoggedOut')).toHaveLength(3);
  expect(statesOf().filter((state) => state === 'Ready').length).toBeGreaterThan(5);
  const before = statesOf();
  world.setAgentState('amy', 'Training');
  happenings.length = 0;
  vi.advanceTimersByTime(120_000);
  living.stop();
  expect(happenings.filter(({ kind }) => kind === 'channels-changed').length).toBeGreaterThan(10);
  expect(statesOf()).not.toEqual(before);
  expect(statesOf()[0]).toBe('Training');
});

test('what a person plays is hers: the living world says nothing there', () => {
  const { world, living } = openCentre({ sessions: 2 });
  living.start();
  const [id = ''] = world.sessions.keys();
  world.playedByHand.add(id);
  const before = world.sessions.get(id)?.lines.length;
  vi.advanceTimersByTime(300_000);
  living.stop();
  expect(world.sessions.get(id)?.lines).toHaveLength(before ?? 0);
});
