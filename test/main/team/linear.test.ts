/** A team of 5,000 agents costs ten times as much as one of 500: to read, to order for, to search. */
import { expect, it } from 'vitest';
import { readAgent, readRoster } from '#main/gws/api/team-operations.ts';
import type { Http } from '#main/gws/http/http.ts';
import { newRecord } from '#main/sessions/reduce.ts';
import type { TeamWatch } from '#main/team/team-watch.ts';
import { createTeamWatch } from '#main/team/team-watch.ts';
import type { Session } from '#preload/model/session.ts';
import type { Team } from '#preload/model/team.ts';
import { ALIKE, grow, growUntilDone, MOST, upTo } from '#test/growth.ts';

const FEW = 500;
const ORDER = { mode: 'coach', scope: 'next' } as const;
const idOf = (place: number): string => `agent-${place}`;

/** A server that answers at once, by the beginning of the path. */
function answering(replies: Readonly<Record<string, object>>): Http {
  return {
    request: ({ path }) => {
      const [, reply] = Object.entries(replies).find(([start]) => path.startsWith(start)) ?? [];
      return Promise.resolve({ statusCode: 0, ...reply });
    },
  } as Http; // no more of it is used
}

interface Watching {
  readonly watch: TeamWatch;
  /** Resolves when the team has been read. */
  readonly read: () => Promise<Team>;
}

function watching(n: number): Watching {
  const roster = new Map(upTo(n).map((place) => [idOf(place), ['Orders', 'Returns']]));
  let onRead: (team: Team) => void = () => undefined;
  const watch = createTeamWatch({
    source: {
      readRoster: () => Promise.resolve(roster),
      readAgent: (id) =>
        Promise.resolve({
          channel: 'smssession',
          agent: { id, name: id, userName: id, readiness: 'ready', stateName: 'Ready', sessions: [] },
        }),
      renewOrder: () => Promise.resolve(),
    },
    now: () => 0,
    publish: (team) => team.phase === 'read' && onRead(team),
    log: () => undefined,
  });
  const read = (): Promise<Team> =>
    new Promise((resolve) => {
      onRead = resolve;
      watch.follow('connected');
    });
  return { watch, read };
}

async function readTeam(n: number): Promise<TeamWatch> {
  const { watch, read } = watching(n);
  await read();
  // Reads no more; what is known stays.
  watch.follow('offline');
  return watch;
}

it('reading each of its agents', async () => {
  const { few, times } = await growUntilDone(FEW, (n) => {
    const { watch, read } = watching(n);
    return async () => {
      expect((await read()).agents).toHaveLength(n);
      watch.follow('signed-out');
    };
  });
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});

it.each([
  ['of one group', (n: number) => [groupOf('g', n)]],
  ['each in a group of her own', (n: number) => upTo(n).map((place) => groupOf(`g${place}`, 1, place))],
  ['each in ten groups', (n: number) => upTo(10).map((place) => groupOf(`g${place}`, n))],
  ['in groups without ids', (n: number) => upTo(n).map((place) => ({ ...groupOf('g', 1, place), id: 7 }))],
  [
    'with supervisors as many as they',
    (n: number) => [
      { ...groupOf('g', n), supervisors: [...upTo(n).map((place) => ({ id: `b${place}` })), { id: 'me' }] },
    ],
  ],
])('the roster of agents %s', async (_how, groupsOf) => {
  const { few, times } = await growUntilDone(FEW, (n) => {
    const http = answering({ '/me/groups': { groups: groupsOf(n) } });
    return async () => expect((await readRoster(http, 'me')).size).toBe(n);
  });
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});

function groupOf(id: string, n: number, from = 0) {
  const users = upTo(n).map((place) => ({ id: idOf(from + place) }));
  return { id, name: `Group ${id}`, users, supervisors: [{ id: 'me' }] };
}

it.each([
  ['sessions', (n: number) => ({ smssessions: upTo(n).map((place) => ({ id: `s${place}` })) })],
  ['one session, again and again', (n: number) => ({ smssessions: upTo(n).map(() => ({ id: 's' })) })],
  ['channels', (n: number) => ({ channels: upTo(n).map((place) => ({ channel: `voice ${place}` })) })],
])('an agent of many %s', async (_what, userOf) => {
  const { few, times } = await growUntilDone(FEW, (n) => {
    const http = answering({ '/users/': { user: { id: 'amy', ...userOf(n) } } });
    return async () => expect((await readAgent(http, 'amy'))?.agent.id).toBe('amy');
  });
  expect(few).toBeGreaterThan(FEW / 2);
  expect(times).toBeLessThan(MOST);
});

const { session } = newRecord('s');
const sessionOf = (id: string, agents: readonly string[]): Session => ({
  ...session,
  id,
  participants: agents.map((userId) => ({
    id: userId,
    userId,
    nickname: 'Amy',
    role: 'agent',
    visibility: 'everyone',
    isMe: false,
  })),
});

const TELLINGS: Readonly<Record<string, (n: number) => readonly (readonly Session[])[]>> = {
  'sessions told one by one': (n) => upTo(n).map((place) => [sessionOf(`s${place}`, ['nobody'])]),
  'sessions told all at once, each fulfilling an order': (n) => [
    upTo(n).map((place) => sessionOf(`s${place}`, [idOf(place)])),
  ],
  'a session of everybody': (n) => [[sessionOf('s', upTo(n).map(idOf))]],
};

it.each(Object.entries(TELLINGS))('%s, while an order stands for each agent', async (_name, tellingsOf) => {
  const countAt = async (n: number): Promise<number> => {
    const watch = await readTeam(n);
    for (const place of upTo(n)) watch.setOrder(idOf(place), ORDER);
    const tellings = tellingsOf(n);
    return grow(1, () => () => tellings.forEach((sessions) => watch.noteSessions(sessions))).few;
  };
  const few = await countAt(FEW / 5);
  const many = await countAt(FEW * 2);
  expect(few).toBeGreaterThan(FEW / 5);
  expect(many / few).toBeLessThan(MOST);
});

it('one order costs at most a walk along the team', async () => {
  const watches = new Map<number, TeamWatch>();
  for (const n of [FEW, 10 * FEW]) watches.set(n, await readTeam(n));
  const { few, times } = grow(FEW, (n) => () => watches.get(n)?.setOrder(idOf(0), ORDER));
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});

it('asking what was ordered costs the same, however large the team is', async () => {
  const watches = new Map<number, TeamWatch>();
  for (const n of [FEW, 10 * FEW]) watches.set(n, await readTeam(n));
  const { few, times } = grow(FEW, (n) => () => {
    expect(watches.get(n)?.orderOf(idOf(0))).toBeNull();
    expect(watches.get(n)?.channelOf(idOf(0))).toBe('smssession');
  });
  expect(few).toBeGreaterThan(0);
  expect(times).toBeLessThanOrEqual(ALIKE);
});
