/** What a supervisor can ask of her agents: standing orders, Intrude, another state of a channel (§2.1, §2.2, §2.5). */
import { smsChannel } from '#test/gws-simulator/world/channels.ts';
import type { Mode } from '#test/gws-simulator/world/modes.ts';
import type { SmsSession } from '#test/gws-simulator/world/sms-session.ts';
import { findViewer, isOpenFor } from '#test/gws-simulator/world/sms-session.ts';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import type { FeatureId } from '#test/gws-simulator/world/staff-rights.ts';
import { maySupervise } from '#test/gws-simulator/world/staff-rights.ts';
import { stateAfter } from './operate-on-me.ts';
import type { Reply } from './reply.ts';
import { accept, notPermitted, refuse, resourceNotFound, wrongState } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';
import { readText } from './request.ts';

const modes: Readonly<Record<string, Mode>> = { Monitor: 'monitor', Coach: 'coach', BargeIn: 'barge-in' };

/** `POST /users/{userId}/channels/{channel}`. */
export const operateOnAgentChannel: Handler = (request) => {
  const operationName = readText(request.body, 'operationName');
  if (operationName === undefined) return refuse(1, 'Parameter operationName is missing');
  const state = stateAfter(operationName);
  const agent = findAgent(request, state ? 'api-supervisor-agent-control' : 'api-supervisor-monitoring');
  if ('statusCode' in agent) return agent;
  if (state) {
    const { world, params } = request;
    return world.channels.move(agent.id, state, params['channel']) ? accept() : wrongState;
  }
  if (request.params['channel'] !== smsChannel) return refuse(10, `Invalid operation: ${operationName}`);
  if (operationName === 'CancelSupervisorMonitoring') return cancelMonitoring(request, agent);
  const mode = readMode(operationName);
  return mode ? orderMonitoring(request, agent, mode) : refuse(10, `Invalid operation: ${operationName}`);
};

/** `POST /users/{userId}/smssessions/{id}`: the running session of an agent. */
export const operateOnAgentSession: Handler = (request) => {
  const operationName = readText(request.body, 'operationName');
  if (operationName === undefined) return refuse(1, 'Parameter operationName is missing');
  if (operationName !== 'Intrude') return refuse(10, `Invalid operation: ${operationName}`);
  const agent = findAgent(request, 'api-supervisor-monitoring');
  if ('statusCode' in agent) return agent;
  const sessions = request.world.sessionsHandledBy(agent.id);
  const session = sessions.find(({ id }) => id === request.params['id']);
  return session ? intrude(request, agent, session) : resourceNotFound;
};

/** The agent of the path if the one who asks may supervise her, else the refusal. */
function findAgent({ world, user, params }: ApiRequest, feature: FeatureId): StaffMember | Reply {
  const agent = world.findMember(params['userId'] ?? '');
  if (!agent) return resourceNotFound;
  const isAllowed = world.features.of(user.id).includes(feature) && maySupervise(world.staff, user, agent);
  return isAllowed ? agent : notPermitted;
}

/** NextChat is one session and then no more; AllChats, the default, is until it is cancelled (§2.1). */
function orderMonitoring({ world, user, body }: ApiRequest, agent: StaffMember, mode: Mode): Reply {
  const given = body['supervisorMonitoringMode'] ?? 'AllChats';
  if (given !== 'NextChat' && given !== 'AllChats') return refuse(10, 'Invalid supervisorMonitoringMode');
  world.orders.place({
    supervisor: user.userName,
    agent: agent.userName,
    mode,
    until: given === 'NextChat' ? 'next-session' : 'cancelled',
    nickname: readText(body, 'nickname') ?? user.userName,
  });
  return accept();
}

/** Sessions in progress go on; each is ended by Leave (§2.1). */
function cancelMonitoring({ world, user }: ApiRequest, agent: StaffMember): Reply {
  return world.orders.cancel(user.userName, agent.userName) ? accept() : wrongState;
}

/** Without a mode of its own, that of the standing order counts; without either it is an error (§2.2). */
function intrude({ world, user, body, dialect }: ApiRequest, agent: StaffMember, session: SmsSession): Reply {
  const order = world.orders.find(user.userName, agent.userName);
  const given = body['supervisorVisibilityMode'];
  const mode = given === undefined ? order?.mode : readMode(given);
  if (given !== undefined && !mode) return refuse(10, 'Invalid supervisorVisibilityMode');
  if (!mode) return refuse(1, 'Parameter supervisorVisibilityMode is missing');
  if (dialect.intrudeNeedsOrder && !order) return wrongState;
  if (!world.isReachable(user)) return refuse(2, 'Contact center session is not started');
  const viewer = findViewer(session, user.id);
  if (viewer && isOpenFor(viewer)) return wrongState;
  const nickname = order?.nickname ?? user.userName;
  world.bringSupervisor(session, user.userName, mode, { nickname, arrivesAs: dialect.intrudeGives });
  return accept();
}

function readMode(name: unknown): Mode | undefined {
  return typeof name === 'string' && Object.hasOwn(modes, name) ? modes[name] : undefined;
}
