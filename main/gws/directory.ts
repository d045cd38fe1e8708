/** People and queues that a session can be given to, and the contact centre's dispositions (gws-api.md §6.2). */
import type { DirectoryEntry, Disposition } from '../../preload/model.ts';
import type { ApiReply, Http } from './http.ts';
import { idFromUri } from './read-session.ts';
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
  // Queues are among the contacts too.
  const isFirst = (entry: DirectoryEntry, place: number): boolean =>
    entries.findIndex(({ kind, name, detail }) => isSame(entry, kind, name, detail)) === place;
  return entries.filter(isFirst).slice(0, MOST_ENTRIES);
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
  const lists = await Promise.all(
    groups.flatMap((group) => {
      const id = group.id ?? idFromUri(group.path ?? group.uri);
      return id === undefined ? [] : [readDispositions(http, id)];
    }),
  );
  return lists.flat();
}

async function readDispositions(http: Http, groupId: string): Promise<readonly Disposition[]> {
  const path = `/groups/${encodeURIComponent(groupId)}?subresources=dispositions`;
  const reply = await http.request({ method: 'GET', path });
  const [group] = wireGroups.parse([reply['group']]) ?? [];
  return (wireNamedList.parse(group?.['dispositions'] ?? reply['dispositions']) ?? []).flatMap((wire) => {
    const name = wire.name ?? wire.id;
    return name === undefined ? [] : [{ name, displayName: wire.displayName ?? name }];
  });
}

async function read(http: Http, path: string, key: 'contacts' | 'queues'): Promise<readonly WireNamed[]> {
  const reply: ApiReply = await http.request({ method: 'GET', path });
  return wireNamedList.parse(reply[key]) ?? [];
}

function isSame(entry: DirectoryEntry, kind: string, name: string, detail: string): boolean {
  return entry.kind === kind && entry.name === name && entry.detail === detail;
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
  const name = fullName || (wire.displayName ?? wire.name ?? wire.userName);
  if (address === undefined || name === undefined) return [];
  return [{ kind, name, detail: wire.userName ?? '', address }];
}
