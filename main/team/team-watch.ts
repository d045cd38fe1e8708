/**
 * Reads my team again and again, because the server tells nothing of other people by itself; and remembers what I have
 * ordered about them. One reading at a time; slower when nobody looks.
 */
import { toFailure } from '#main/errors/app-error.ts';
import { inLanes } from '#main/gws/sync/lanes.ts';
import type { Connection } from '#preload/model/connection.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';
import type { Session } from '#preload/model/session.ts';
import type { Agent, StandingOrder, Team } from '#preload/model/team.ts';
import { SMS_CHANNEL } from '#preload/model/team.ts';

/** Milliseconds between two readings while somebody looks, and while nobody does. */
const WATCHED_INTERVAL_MS = 10_000;
const UNWATCHED_INTERVAL_MS = 60_000;
/** Each agent is a request: with a large team the pace follows, so that there are no more than four a second. */
const INTERVAL_PER_AGENT_MS = 250;
/** Who is in the team changes seldom: read again after so many readings. */
const READINGS_PER_ROSTER = 20;

/** An agent as read, and the channel on which readiness is ordered. */
export interface AgentReading {
  readonly agent: Omit<Agent, 'order' | 'groups'>;
  readonly channel: string;
}

export interface TeamSource {
  /** Agents' ids with the names of their groups. */
  readRoster(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** `null` when the agent is gone. */
  readAgent(agentId: string): Promise<AgentReading | null>;
  /** Orders again what the server may have forgotten. */
  renewOrder(agentId: string, order: StandingOrder): Promise<void>;
}

export interface TeamWatchOptions {
  readonly source: TeamSource;
  readonly now: () => number;
  readonly publish: (team: Team) => void;
  readonly log: (event: string, facts: Record<string, string>) => void;
}

export interface TeamWatch {
  /** Connected, for the first time or again: reads at once and renews the orders. Signed out: forgets everything. */
  follow(phase: Connection['phase']): void;
  setWatched(isWatched: boolean): void;
  readSoon(): void;
  setOrder(agentId: string, order: StandingOrder | null): void;
  orderOf(agentId: string): StandingOrder | null;
  channelOf(agentId: string): string;
  /** A session of mine that was not there before fulfils the order for its agent's next one. */
  noteSessions(sessions: readonly Session[]): void;
}

export function createTeamWatch({ source, now, publish, log }: TeamWatchOptions): TeamWatch {
  const orders = new Map<string, StandingOrder>();
  const channels = new Map<string, string>();
  let roster: ReadonlyMap<string, readonly string[]> | null = null;
  let readings = 0;
  const seenSessions = new Set<string>();
  let latestPhase: Connection['phase'] = 'signed-out';
  let isRunning = false;
  let isWatched = false;
  let isReading = false;
  let timer: NodeJS.Timeout | undefined;
  let team: Team = EMPTY_APP_STATE.team;

  function change(changes: Partial<Team>): void {
    team = { ...team, ...changes };
    publish(team);
  }

  function pace(): number {
    const base = isWatched ? WATCHED_INTERVAL_MS : UNWATCHED_INTERVAL_MS;
    return Math.max(base, team.agents.length * INTERVAL_PER_AGENT_MS);
  }

  /** Asked again after every wait: the connection may have gone meanwhile. */
  function isStillRunning(): boolean {
    return isRunning;
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    if (isRunning) timer = setTimeout(() => void read(), delay);
  }

  async function read(): Promise<void> {
    if (!isRunning || isReading) return;
    isReading = true;
    if (team.phase === 'off') change({ phase: 'reading' });
    try {
      if (roster === null || readings % READINGS_PER_ROSTER === 0) roster = await source.readRoster();
      readings += 1;
      const agents = await readAgents(roster);
      // Signed out meanwhile: what was read is nobody's.
      if (isStillRunning()) change({ phase: 'read', readAt: now(), agents, pace: pace(), failure: null });
    } catch (error) {
      log('team not read', { reason: String(error) });
      if (isStillRunning()) change({ phase: 'failed', failure: toFailure(error) });
    } finally {
      isReading = false;
      schedule(pace());
    }
  }

  async function readAgents(wanted: ReadonlyMap<string, readonly string[]>): Promise<readonly Agent[]> {
    const found = new Map<string, Agent>();
    await inLanes([...wanted], async ([id, groups]) => {
      const reading = isStillRunning() ? await source.readAgent(id) : null;
      if (!reading) return;
      channels.set(id, reading.channel);
      found.set(id, { ...reading.agent, groups, order: orders.get(id) ?? null });
    });
    return [...wanted.keys()].flatMap((id) => found.get(id) ?? []);
  }

  async function renewOrders(): Promise<void> {
    for (const [agentId, order] of [...orders]) {
      try {
        await source.renewOrder(agentId, order);
      } catch (error) {
        log('order not renewed', { reason: String(error) });
      }
    }
  }

  function setOrders(agentIds: ReadonlySet<string>, order: StandingOrder | null): void {
    for (const agentId of agentIds) {
      if (order === null) orders.delete(agentId);
      else orders.set(agentId, order);
    }
    change({
      agents: team.agents.map((agent) => (agentIds.has(agent.id) ? { ...agent, order } : agent)),
    });
  }

  function forget(): void {
    orders.clear();
    channels.clear();
    seenSessions.clear();
    roster = null;
    readings = 0;
    change(EMPTY_APP_STATE.team);
  }

  return {
    follow(phase) {
      if (phase === latestPhase) return;
      latestPhase = phase;
      isRunning = phase === 'connected';
      clearTimeout(timer);
      if (phase === 'signed-out') forget();
      if (!isRunning) return;
      void renewOrders();
      schedule(0);
    },
    setWatched(next) {
      const begins = next && !isWatched;
      isWatched = next;
      const age = now() - (team.readAt ?? 0);
      // The clock may have been set back since.
      if (begins) schedule(Math.min(WATCHED_INTERVAL_MS, Math.max(0, WATCHED_INTERVAL_MS - age)));
    },
    readSoon: () => schedule(0),
    setOrder: (agentId, order) => setOrders(new Set([agentId]), order),
    orderOf: (agentId) => orders.get(agentId) ?? null,
    channelOf: (agentId) => channels.get(agentId) ?? SMS_CHANNEL,
    noteSessions(sessions) {
      const fulfilled = new Set<string>();
      for (const { id, participants, ended } of sessions) {
        // Who is in a session is told after the session itself.
        if (ended || participants.length === 0 || seenSessions.has(id)) continue;
        seenSessions.add(id);
        for (const { userId } of participants) {
          if (userId !== null && orders.get(userId)?.scope === 'next') fulfilled.add(userId);
        }
      }
      if (fulfilled.size > 0) setOrders(fulfilled, null);
    },
  };
}
