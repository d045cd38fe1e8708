/** The user resource, of oneself with its subresources (§3.5). */
import { writeChannels } from '../wire/write-channels.ts';
import { linkTo } from '../wire/wire-format.ts';
import type { Json } from '../wire/wire-format.ts';
import type { StaffMember } from '../world/staff.ts';
import { writeOwnSessions } from './read-sessions.ts';
import { accept } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';

const contactCenterId = 'b6f3c1c0-52b7-4a3e-9b7e-6f1d2a4c8e90';

/** As on a real 8.5.202, which has neither api-multimedia nor a feature for SMS (§2.7). */
const featureIds = [
  'api-provisioning-read',
  'api-multimedia-chat',
  'api-supervisor-monitoring',
  'api-supervisor-agent-control',
];

const subresources: Readonly<Record<string, (request: ApiRequest) => Json>> = {
  features: ({ format }) => ({ features: writeFeatures(format) }),
  devices: () => ({ devices: [] }),
  channels: ({ world, user }) => writeChannels(world, user.id),
  smssessions: (request) => ({ smssessions: writeOwnSessions(request) }),
};

export const readMe: Handler = (request) => {
  const asked = request.query.get('subresources') ?? '';
  const names = asked === '*' ? Object.keys(subresources) : asked.split(',').map((name) => name.trim());
  const nested = names
    .filter((name) => Object.hasOwn(subresources, name))
    .map((name) => subresources[name]?.(request));
  return accept({ user: Object.assign({}, writeUser(request.format, request.user), ...nested) });
};

export function writeUser(format: ApiRequest['format'], member: StaffMember): Json {
  return {
    id: member.id,
    userName: member.userName,
    firstName: member.firstName,
    lastName: member.lastName,
    emailAddress: `${member.userName}@contact-centre.example`,
    roles: member.isSupervisor ? ['ROLE_AGENT', 'ROLE_SUPERVISOR'] : ['ROLE_AGENT'],
    enabled: true,
    changePasswordOnFirstLogin: member.mustChangePassword,
    contactCenterId,
    ...linkTo(format, `/users/${member.id}`),
  };
}

export const listFeatures: Handler = ({ format, query }) =>
  query.has('fields')
    ? accept({ features: writeFeatures(format) })
    : accept({ uris: featureIds.map((id) => linkTo(format, `/features/${id}`).uri) });

function writeFeatures(format: ApiRequest['format']): Json[] {
  return featureIds.map((id) => ({
    id,
    displayName: id,
    autoAssignOnContactCenterCreate: true,
    ...linkTo(format, `/features/${id}`),
  }));
}
