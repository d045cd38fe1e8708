/** People and queues that a session can be given to, and the contact centre's dispositions (gws-api.md §6.2). */
import type { DirectoryEntry, Disposition } from '../../preload/model.ts';
import type { ApiReply, Http } from './http.ts';
import { firstOfEach } from './first-of-each.ts';
import { idFromUri } from './read-session.ts';
import { isUsableId } from './usable-id.ts';
import { visibleName } from './visible-name.ts';
import { wireGroups, wireNamedList } from './wire.ts';
import type { WireNamed } from './wire.ts';

/** An entry as operations want it. */
export interface Target {
  readonly address: { readonly targetUri: string } | { readonly targetPath: string };
  /** For queues: Transfer wants the name. */
  readonly queueName: string | null;
}

const MOST_ENTRIES = 50;

/** Everybody and every queue whose name contains `text`. What the server does not offer (404) is left out. */
export async function searchDirectory(http: Http, text: string): Promise<readonly DirectoryEntry[]> {
  const pattern = encodeURIComponent(`*${text}*`);
  const [contacts, queues] = await Promise.all([
    read(http, `/contacts?filterName=NamesOrPhoneNumberMatches&filterParameters=${pattern}`, 'contacts'),
    read(http, '/queues?fields=*', 'queues'),
  ]);
  const wanted = text.toLowerCase();
  const entries = [
    ...queues.flatMap((wire) => toEntry(wire, 'queue')),
    ...contacts.flatMap((wire) => toEntry(wire, kindOf(wire.type))),
  ].filter((entry) => `${entry.name} ${entry.detail}`.toLowerCase().includes(wanted));
  // Queues are among the contacts too, under another address.
  const named = firstOfEach(entries, ({ kind, name, detail }) => JSON.stringify([kind, name, detail]));
  return firstOfEach(named, ({ address }) => address).slice(0, MOST_ENTRIES);
}

export function toTarget({ kind, name, address }: DirectoryEntry): Target {
  return {
    address: /^https?:/.test(address) ? { targetUri: address } : { targetPath: address },
    queueName: kind === 'queue' ? name : null,
  };
}

/** The list is a group of its own kind, its members a subresource (§6.2). */
export async function listDispositions(http: Http): Promise<readonly Disposition[]> {
  const reply = await http.request({ method: 'GET', path: '/groups?type=dispositions&fields=*' });
  const groups = wireGroups.parse(reply['groups']) ?? [];
  const ids = groups.map((group) => group.id ?? idFromUri(group.path ?? group.uri)).filter(isUsableId);
  const lists = await Promise.all([...new Set(ids)].map((id) => readDispositions(http, id)));
  return firstOfEach(lists.flat(), ({ name }) => name);
}

async function readDispositions(http: Http, groupId: string): Promise<readonly Disposition[]> {
  const path = `/groups/${encodeURIComponent(groupId)}?subresources=dispositions`;
  const reply = await http.request({ method: 'GET', path });
  const [group] = wireGroups.parse([reply['group']]) ?? [];
  return (wireNamedList.parse(group?.['dispositions'] ?? reply['dispositions']) ?? []).flatMap((wire) => {
    const name = visibleName(wire.name, wire.id);
    return name === undefined ? [] : [{ name, displayName: visibleName(wire.displayName) ?? name }];
  });
}

async function read(http: Http, path: string, key: string): Promise<readonly WireNamed[]> {
  const reply: ApiReply = await http.request({ method: 'GET', path });
  return wireNamedList.parse(reply[key]) ?? [];
}

function kindOf(type: string | undefined): DirectoryEntry['kind'] {
  switch (type?.toLowerCase()) {
    case 'user':
    case 'agent':
      return 'person';
    case 'queue':
      return 'queue';
    default:
      return 'contact';
  }
}

function toEntry(wire: WireNamed, kind: DirectoryEntry['kind']): DirectoryEntry[] {
  const address = wire.uri ?? wire.path;
  const fullName = [wire.firstName, wire.lastName].filter(Boolean).join(' ');
  // A person's `name` is the user name; people know each other by the full one.
  const name = visibleName(fullName, wire.displayName, wire.name, wire.userName);
  if (address === undefined || address === '' || name === undefined) return [];
  return [{ kind, name, detail: wire.userName ?? '', address }];
}
