/** The user resource with its subresources: of oneself, and of others (§1.2, §3.5). */
import type { Json } from '#test/gws-simulator/wire/wire-format.ts';
import { writeMonitorable } from '#test/gws-simulator/wire/wire-format.ts';
import { listChannels, writeChannels } from '#test/gws-simulator/wire/write-channels.ts';
import { writeFeatures } from '#test/gws-simulator/wire/write-directory.ts';
import { writeUser } from '#test/gws-simulator/wire/write-user.ts';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import { maySupervise } from '#test/gws-simulator/world/staff-rights.ts';
import { listResources, readSubresources } from './list-resources.ts';
import { writeOwnSessions } from './read-sessions.ts';
import { accept, resourceNotFound } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';

type Subresources = Readonly<Record<string, (request: ApiRequest, member: StaffMember) => Json>>;

const mine: Subresources = {
  features: ({ format, world }, { id }) => ({ features: writeFeatures(format, world.features.of(id)) }),
  devices: () => ({ devices: [] }),
  channels: ({ world }, { id }) => writeChannels(world, id),
  smssessions: (request) => ({ smssessions: writeOwnSessions(request) }),
};

const others: Subresources = {
  devices: () => ({ devices: [] }),
  channels: ({ world }, { id }) => writeChannels(world, id),
  smssessions: (request, member) => ({ smssessions: writeSessionsOf(request, member) }),
};

export const readMe: Handler = (request) => answerUser(request, request.user, mine);

export const readUser: Handler = (request) => {
  const member = request.world.findMember(request.params['userId'] ?? '');
  return member ? answerUser(request, member, others) : resourceNotFound;
};

export const listUsers: Handler = ({ world, format, query }) =>
  listResources(
    'users',
    world.staff.members.map((member) => writeUser(format, member)),
    query,
  );

export const listMyChannels: Handler = ({ world, user }) =>
  accept({ channels: listChannels(world, user.id) });

export const readMyChannel: Handler = ({ world, user, params }) => {
  const channel = listChannels(world, user.id).find((each) => each['channel'] === params['channel']);
  return channel ? accept({ channel }) : resourceNotFound;
};

function answerUser(request: ApiRequest, member: StaffMember, known: Subresources): ReturnType<Handler> {
  const nested = readSubresources(request.query, known).map(([, write]) => write(request, member));
  return accept({ user: Object.assign({}, writeUser(request.format, member), ...nested) as Json });
}

/** Only to those who may monitor the agent; to all others it is as if there were none (§1.2). */
function writeSessionsOf({ world, format, user }: ApiRequest, agent: StaffMember): Json[] {
  if (!maySupervise(world.staff, user, agent)) return [];
  return world.sessionsHandledBy(agent.id).map((session) => writeMonitorable(format, session));
}
