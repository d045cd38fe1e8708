/** Reading the team: how often, never twice at once, and what becomes of orders. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newRecord } from '#main/sessions/reduce.ts';
import type { AgentReading, TeamWatch } from '#main/team/team-watch.ts';
import { createTeamWatch } from '#main/team/team-watch.ts';
import type { Team } from '#preload/model/team.ts';

const AMY: AgentReading = {
  channel: 'smssession',
  agent: {
    id: 'amy',
    name: 'Amy Novak',
    userName: 'amy',
    readiness: 'ready',
    stateName: 'Ready',
    sessions: [],
  },
};
const ORDER = { mode: 'coach', scope: 'next' } as const;

let team: Team;
let publish: (latest: Team) => void;
let watch: TeamWatch;
const source = {
  readRoster: vi.fn(() => Promise.resolve(new Map([['amy', ['Orders']]]))),
  readAgent: vi.fn((): Promise<AgentReading | null> => Promise.resolve(AMY)),
  renewOrder: vi.fn(() => Promise.resolve()),
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.clearAllMocks();
  publish = (latest) => (team = latest);
  watch = createTeamWatch({
    source,
    now: Date.now,
    publish: (latest) => publish(latest),
    log: () => undefined,
  });
});
afterEach(() => vi.useRealTimers());

describe('reading', () => {
  it('begins with the connection, and shows who is in the team', async () => {
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    expect(team).toMatchObject({ phase: 'read', readAt: 1_000_000, failure: null });
    expect(team.agents).toEqual([{ ...AMY.agent, groups: ['Orders'], order: null }]);
  });

  it('is six times as frequent while somebody looks', async () => {
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(source.readAgent).toHaveBeenCalledTimes(3);
    watch.setWatched(true);
    source.readAgent.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(source.readAgent.mock.calls.length).toBeGreaterThanOrEqual(6);
    expect(source.readAgent.mock.calls.length).toBeLessThanOrEqual(7);
  });

  it('does not wait for an hour because the clock was set back by one', async () => {
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    source.readAgent.mockClear();
    vi.setSystemTime(Date.now() - 3_600_000);
    watch.setWatched(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(source.readAgent).toHaveBeenCalledTimes(1);
  });

  it('never piles up when the server is slow', async () => {
    source.readAgent.mockImplementationOnce(
      () => new Promise((resolve) => setTimeout(() => resolve(AMY), 500_000)),
    );
    watch.setWatched(true);
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(400_000);
    watch.readSoon();
    await vi.advanceTimersByTimeAsync(0);
    expect(source.readAgent).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(source.readAgent.mock.calls.length).toBeGreaterThan(1);
  });

  it('slows down for a large team: no more than four requests a second', async () => {
    const ids = Array.from({ length: 200 }, (_, each) => [`agent-${each}`, []] as [string, string[]]);
    source.readRoster.mockResolvedValueOnce(new Map(ids));
    watch.setWatched(true);
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(49_000);
    expect(source.readAgent).toHaveBeenCalledTimes(200);
    await vi.advanceTimersByTimeAsync(2000);
    expect(source.readAgent).toHaveBeenCalledTimes(400);
  });

  it('keeps the last good reading when one fails, and goes on', async () => {
    watch.setWatched(true);
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    source.readAgent.mockRejectedValueOnce(new Error('gone'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(team).toMatchObject({ phase: 'failed', readAt: 1_000_000, failure: { code: 'unexpected' } });
    expect(team.agents).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(team.phase).toBe('read');
  });

  it('rests while there is no connection, and leaves out agents who are gone', async () => {
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    watch.follow('reconnecting');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(source.readAgent).toHaveBeenCalledTimes(1);
    source.readAgent.mockResolvedValueOnce(null);
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    expect(team.agents).toEqual([]);
  });
});

describe('orders', () => {
  beforeEach(async () => {
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    watch.setOrder('amy', ORDER);
  });

  it('stand on the agent, and are renewed after every reconnect', async () => {
    expect(team.agents[0]?.order).toEqual(ORDER);
    watch.follow('reconnecting');
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    expect(source.renewOrder).toHaveBeenCalledExactlyOnceWith('amy', ORDER);
    expect(team.agents[0]?.order).toEqual(ORDER);
  });

  it('for the next session are fulfilled by the next session of that agent', () => {
    const { session } = newRecord('s');
    const person = { id: 'p', nickname: 'Amy', role: 'agent', visibility: 'everyone', isMe: false } as const;
    watch.noteSessions([{ ...session, participants: [{ ...person, userId: 'ben' }] }]);
    expect(team.agents[0]?.order).toEqual(ORDER);
    watch.noteSessions([{ ...session, id: 't', participants: [{ ...person, userId: 'amy' }] }]);
    expect(team.agents[0]?.order).toBeNull();
  });

  it('of many, fulfilled together, are told together: the list is gone through once', () => {
    const ids = Array.from({ length: 500 }, (_, each) => `agent-${each}`);
    for (const id of ids) watch.setOrder(id, ORDER);
    const published = vi.fn();
    publish = published;
    const { session } = newRecord('s');
    const person = { nickname: 'Amy', role: 'agent', visibility: 'everyone', isMe: false } as const;
    watch.noteSessions([{ ...session, participants: ids.map((id) => ({ ...person, id, userId: id })) }]);
    expect(published).toHaveBeenCalledTimes(1);
    expect(watch.orderOf('agent-499')).toBeNull();
    expect(watch.orderOf('amy')).toEqual(ORDER);
  });

  it('are forgotten with the sign-out', async () => {
    watch.follow('signed-out');
    expect(team).toMatchObject({ phase: 'off', agents: [] });
    watch.follow('connected');
    await vi.advanceTimersByTimeAsync(0);
    expect(source.renewOrder).not.toHaveBeenCalled();
    expect(team.agents[0]?.order).toBeNull();
  });
});
