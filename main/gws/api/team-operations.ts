/** What a supervisor can read of agents and order about them (gws-api.md §2). */
import { AppError, isAppError } from '#main/errors/app-error.ts';
import { readDate } from '#main/gws/http/dates.ts';
import type { Http } from '#main/gws/http/http.ts';
import { firstVisible } from '#main/sessions/visible-name.ts';
import type { Mode } from '#preload/model/session.ts';
import type { Agent, AgentSession, OrderScope, ReadinessOrder } from '#preload/model/team.ts';
import { SMS_CHANNEL } from '#preload/model/team.ts';
import { firstOfEach } from './first-of-each.ts';
import type { Receipt } from './operations.ts';
import { readReceipt } from './operations.ts';
import { idFromUri, sessionIdOf } from './parse-session.ts';
import { readReadiness } from './readiness.ts';
import { isUsableId } from './usable-id.ts';
import type { WireChannel, WireGroup, WireSession, WireUser } from './wire.ts';
import { wireGroups, wireUser } from './wire.ts';

/** Ids of the agents in the groups of which I am a supervisor, with the groups' names. */
export type Roster = ReadonlyMap<string, readonly string[]>;

/** An agent without what only this app knows. `channel` is where readiness is ordered. */
export interface AgentRead {
  readonly agent: Omit<Agent, 'order' | 'groups'>;
  readonly channel: string;
}

export async function readRoster(http: Http, myUserId: string): Promise<Roster> {
  const reply = await http.request({ method: 'GET', path: '/me/groups?type=BusinessUnit&fields=*' });
  const roster = new Map<string, Set<string>>();
  const groups = firstOfEach(
    wireGroups.parse(reply['groups']) ?? [],
    (one) => groupIdOf(one) ?? JSON.stringify(one),
  );
  for (const listed of groups) {
    const group = await readGroup(http, listed);
    const isMine = (group.supervisors ?? []).some((user) => userIdOf(user) === myUserId);
    if (!isMine) continue;
    for (const user of group.users ?? []) {
      const id = userIdOf(user);
      if (!isUsableId(id) || id === myUserId) continue;
      const names = roster.get(id) ?? new Set();
      const name = firstVisible(group.name);
      roster.set(id, name === undefined ? names : names.add(name));
    }
  }
  return new Map([...roster].map(([id, names]) => [id, [...names]]));
}

const groupIdOf = ({ id, path, uri }: WireGroup): string | undefined => id ?? idFromUri(path ?? uri);

async function readGroup(http: Http, listed: WireGroup): Promise<WireGroup> {
  const id = groupIdOf(listed);
  if (!isUsableId(id)) return listed;
  const reply = await http.request({
    method: 'GET',
    path: `/groups/${encodeURIComponent(id)}?subresources=*`,
  });
  const [group] = wireGroups.parse([reply['group']]) ?? [];
  return { ...listed, ...group };
}

/** `null` when the agent is not there any more. */
export async function readAgent(http: Http, agentId: string): Promise<AgentRead | null> {
  try {
    const path = `/users/${encodeURIComponent(agentId)}?subresources=channels,smssessions`;
    const reply = await http.request({ method: 'GET', path });
    return toAgent(agentId, wireUser.parse(reply['user'] ?? {}));
  } catch (error) {
    if (isAppError(error, 'session-not-found')) return null;
    throw error;
  }
}

function toAgent(id: string, user: WireUser): AgentRead {
  const channel = findSmsChannel(user.channels ?? []);
  const userName = firstVisible(user.userName) ?? id;
  return {
    channel: channel?.channel ?? SMS_CHANNEL,
    agent: {
      id,
      userName,
      name: firstVisible([user.firstName, user.lastName].filter(Boolean).join(' ')) ?? userName,
      readiness: readReadiness(channel?.userState?.state),
      stateName: channel?.userState?.displayName ?? channel?.userState?.state ?? '',
      sessions: firstOfEach((user.smssessions ?? []).flatMap(toAgentSession), (session) => session.id),
    },
  };
}

/** Sites name the channel differently; the first one stands in where none is named after SMS. */
function findSmsChannel(channels: readonly WireChannel[]): WireChannel | undefined {
  return channels.find(({ channel }) => /sms/i.test(channel ?? '')) ?? channels[0];
}

function toAgentSession(wire: WireSession): AgentSession[] {
  const id = sessionIdOf(wire);
  const subject = wire.userData?.get('Subject');
  if (!isUsableId(id)) return [];
  return [
    { id, receivedAt: readDate(wire.receivedDate), subject: typeof subject === 'string' ? subject : '' },
  ];
}

function userIdOf(user: WireUser): string | undefined {
  return user.id ?? idFromUri(user.path) ?? idFromUri(user.uri);
}

const ORDER_OPERATION: Record<Mode, string> = { monitor: 'Monitor', coach: 'Coach', 'barge-in': 'BargeIn' };
const ORDER_SCOPE: Record<OrderScope, string> = { next: 'NextChat', all: 'AllChats' };

/** Orders the agent's next session, or all of them, to be delivered to me as well (§2.1). */
export function monitorAgent(
  http: Http,
  agentId: string,
  order: { readonly mode: Mode; readonly scope: OrderScope; readonly nickname: string },
): Promise<Receipt> {
  return orderOnChannel(http, agentId, SMS_CHANNEL, {
    operationName: ORDER_OPERATION[order.mode],
    supervisorMonitoringMode: ORDER_SCOPE[order.scope],
    ...(order.nickname !== '' && { nickname: order.nickname }),
  });
}

/** Running sessions go on. */
export function stopMonitoring(http: Http, agentId: string): Promise<Receipt> {
  return orderOnChannel(http, agentId, SMS_CHANNEL, { operationName: 'CancelSupervisorMonitoring' });
}

const READINESS_OPERATION: Record<ReadinessOrder, string> = {
  ready: 'Ready',
  'not-ready': 'NotReady',
  offline: 'Offline',
};

/** §2.5. */
export function setAgentReadiness(
  http: Http,
  agentId: string,
  channel: string,
  readiness: ReadinessOrder,
): Promise<Receipt> {
  return orderOnChannel(http, agentId, channel, { operationName: READINESS_OPERATION[readiness] });
}

/** Joins a session that is under way (§2.2); what follows is notified. */
export async function intrude(http: Http, agentId: string, sessionId: string, mode: Mode): Promise<Receipt> {
  const path = `/users/${encodeURIComponent(agentId)}/smssessions/${encodeURIComponent(sessionId)}`;
  const body = { operationName: 'Intrude', supervisorVisibilityMode: ORDER_OPERATION[mode] };
  return readReceipt(await http.request({ method: 'POST', path, body }));
}

/**
 * The same where only who monitors the agent is let in (§2.2): monitors for the time of joining. `onOrderLeft` is called
 * when the order could not be stopped again: it stands.
 */
export async function intrudeWhileMonitoring(
  http: Http,
  agentId: string,
  sessionId: string,
  { mode, nickname }: { readonly mode: Mode; readonly nickname: string },
  onOrderLeft: () => void,
): Promise<Receipt> {
  await monitorAgent(http, agentId, { mode, scope: 'all', nickname });
  try {
    return await intrude(http, agentId, sessionId, mode);
  } finally {
    await stopMonitoring(http, agentId).catch(onOrderLeft);
  }
}

async function orderOnChannel(
  http: Http,
  agentId: string,
  channel: string,
  body: { readonly operationName: string } & Record<string, string>,
): Promise<Receipt> {
  const path = `/users/${encodeURIComponent(agentId)}/channels/${encodeURIComponent(channel)}`;
  try {
    return readReceipt(await http.request({ method: 'POST', path, body }));
  } catch (error) {
    // Here "not found" is about the agent.
    if (isAppError(error, 'session-not-found')) throw new AppError('agent-not-found', { cause: error });
    throw error;
  }
}
