/** Agent groups: mine, all, one of them with its people, queues and skills; disposition lists are groups too (§2.6, §6.2). */
import type { Json } from '#test/gws-simulator/wire/wire-format.ts';
import { writeGroup, writeQueue, writeSkill } from '#test/gws-simulator/wire/write-directory.ts';
import { writeDispositionGroup, writeDispositions } from '#test/gws-simulator/wire/write-settings.ts';
import { writeUser } from '#test/gws-simulator/wire/write-user.ts';
import { dispositionGroupId } from '#test/gws-simulator/world/dispositions.ts';
import type { Team } from '#test/gws-simulator/world/staff.ts';
import { skillsOf } from '#test/gws-simulator/world/staff.ts';
import { teamsOf } from '#test/gws-simulator/world/staff-rights.ts';
import { listResources, readSubresources } from './list-resources.ts';
import { accept, resourceNotFound } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';

const subresources: Readonly<Record<string, (request: ApiRequest, team: Team) => Json[]>> = {
  users: ({ format }, { agents }) => agents.map((each) => writeUser(format, each)),
  supervisors: ({ format }, { supervisors }) => supervisors.map((each) => writeUser(format, each)),
  queues: ({ format, world }, { agents }) =>
    world.queues.filter((queue) => queue.agents === agents).map((queue) => writeQueue(format, queue)),
  skills: ({ format }, team) => skillsOf(team).map((skill) => writeSkill(format, skill)),
};

export const listMyGroups: Handler = (request) =>
  listResources('groups', writeTeams(request, teamsOf(request.world.staff, request.user)), request.query);

export const listGroups: Handler = (request) => {
  const { format, world, query } = request;
  return listResources(
    'groups',
    [...writeTeams(request, world.staff.teams), writeDispositionGroup(format)],
    query,
  );
};

export const readGroup: Handler = (request) => {
  const { format, query, params } = request;
  if (params['id'] === dispositionGroupId) {
    const nested = readSubresources(query, { dispositions: writeDispositions(format) });
    return accept({ group: { ...writeDispositionGroup(format), ...Object.fromEntries(nested) } });
  }
  const team = findTeam(request);
  if (!team) return resourceNotFound;
  const nested = readSubresources(query, subresources).map(([name, write]) => [name, write(request, team)]);
  return accept({ group: { ...writeGroup(format, team), ...Object.fromEntries(nested) } });
};

/** `/groups/{id}/users` and its sisters. */
export const listOfGroup: Handler = (request) => {
  const { format, query, params } = request;
  const name = params['subresource'] ?? '';
  if (params['id'] === dispositionGroupId && name === 'dispositions') {
    return listResources(name, writeDispositions(format), query);
  }
  const team = findTeam(request);
  if (!team || !Object.hasOwn(subresources, name)) return resourceNotFound;
  return listResources(name, subresources[name]?.(request, team) ?? [], query);
};

function findTeam({ world, params }: ApiRequest): Team | undefined {
  return world.staff.teams.find(({ id }) => id === params['id']);
}

function writeTeams({ format }: ApiRequest, teams: readonly Team[]): Json[] {
  return teams.map((team) => writeGroup(format, team));
}
