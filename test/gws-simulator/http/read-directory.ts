/** The directory and the contact centre's lists: contacts, queues, states, services, features (§6.2). */
import type { Json } from '#test/gws-simulator/wire/wire-format.ts';
import {
  writeFeatures,
  writeOutsideContact,
  writeQueue,
  writeQueueContact,
  writeUserContact,
} from '#test/gws-simulator/wire/write-directory.ts';
import { writeAgentStates, writeServices } from '#test/gws-simulator/wire/write-settings.ts';
import { outsideContacts } from '#test/gws-simulator/world/queues.ts';
import { featureIds } from '#test/gws-simulator/world/staff-rights.ts';
import { listResources } from './list-resources.ts';
import { accept, refuse, resourceNotFound } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';

/** Whole records, not uris, and their number: the vendor's sample has it so although other lists do not (§6.2). */
export const listContacts: Handler = (request) => {
  const { query } = request;
  const filterName = query.get('filterName');
  if (filterName !== null && filterName !== 'NamesOrPhoneNumberMatches') {
    return refuse(10, `Invalid filter: ${filterName}`);
  }
  const patterns = filterName === null ? [] : splitList(query.get('filterParameters'));
  const found = writeContacts(request)
    .filter((contact) => isAmong(contact, query, 'name') && isAmong(contact, query, 'phoneNumber'))
    .filter((contact) => isAmong(contact, query, 'type') && isAmong(contact, query, 'channel'))
    .filter((contact) => patterns.every((pattern) => matches(contact, pattern)));
  return accept({ totalCount: found.length, contacts: found });
};

export const readContact: Handler = (request) => {
  const type = request.query.get('type');
  const contact = writeContacts(request).find((each) => each['id'] === request.params['id']);
  return contact && (type === null || contact['type'] === type) ? accept({ contact }) : resourceNotFound;
};

export const listQueues: Handler = ({ world, format, query }) =>
  listResources(
    'queues',
    world.queues.map((queue) => writeQueue(format, queue)),
    query,
  );

/** Those of the person who asks. */
export const listMyFeatures: Handler = ({ world, user, format, query }) =>
  listResources('features', writeFeatures(format, world.features.of(user.id)), query);

/** Those that the server has. */
export const listSystemFeatures: Handler = ({ format, query }) =>
  listResources('features', writeFeatures(format, featureIds), query);

export const listServices: Handler = ({ format, query }) =>
  listResources('services', writeServices(format), query);

export const listAgentStates: Handler = () => accept({ key: 'id', settings: writeAgentStates() });

function writeContacts({ world, format }: ApiRequest): Json[] {
  return [
    ...world.staff.members.map((each) => writeUserContact(format, each)),
    ...world.queues.map((each) => writeQueueContact(format, each)),
    ...outsideContacts.map((each) => writeOutsideContact(format, each)),
  ];
}

/** A filter by a field takes a comma list of exact values. */
function isAmong(contact: Json, query: URLSearchParams, field: string): boolean {
  const wanted = query.get(field);
  return wanted === null || splitList(wanted).includes(textOf(contact[field]));
}

/** In any case, `*` for anything, over whichever of the fields the contact has. */
function matches(contact: Json, pattern: string): boolean {
  const expression = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const whole = new RegExp(`^${expression.join('.*')}$`, 'iu');
  const isUser = contact['type'] === 'User';
  const fields = isUser ? ['firstName', 'lastName', 'userName'] : ['name', 'phoneNumber'];
  return fields.some((field) => whole.test(textOf(contact[field])));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function splitList(list: string | null): string[] {
  return (list ?? '').split(',').map((each) => each.trim());
}
