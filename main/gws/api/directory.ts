/** People and queues that a session can be given to, and the contact centre's dispositions (gws-api.md §6.2). */
import type { ApiReply, Http } from '#main/gws/http/http.ts';
import { firstVisible, isVisible } from '#main/sessions/visible-name.ts';
import type { DirectoryEntry, Disposition } from '#preload/model/directory.ts';
import { matchesSearch, readNumber } from '#preload/rules/text/text-match.ts';
import { firstOfEach } from './first-of-each.ts';
import { idFromUri } from './parse-session.ts';
import { isUsableId } from './usable-id.ts';
import type { WireNamed } from './wire.ts';
import { wireGroups, wireNamedList } from './wire.ts';

/** An entry as operations want it. */
export interface Target {
  readonly address: { readonly targetUri: string } | { readonly targetPath: string };
  /** For queues: Transfer wants the name. */
  readonly queueName: string | null;
}

const MOST_ENTRIES = 50;

/**
 * The people whom the server finds for `text`, as it found them: it knows accents, other spellings and telephone numbers that are in
 * no entry. Queues it only lists: of them those that have the words.
 */
export async function searchDirectory(http: Http, text: string): Promise<readonly DirectoryEntry[]> {
  const [queues, ...found] = await Promise.all([
    read(http, '/queues?fields=*', 'queues'),
    ...patternsOf(text).map((pattern) => findContacts(http, pattern)),
  ]);
  const fits = ({ name, detail }: DirectoryEntry): boolean => matchesSearch([name, detail], text);
  const entries = withoutDoubles([
    ...queues.flatMap((wire) => toEntry(wire, 'queue')).filter(fits),
    ...found.flat().flatMap((wire) => toEntry(wire, kindOf(wire.type))),
  ]);
  // Some servers find whoever has one of the words: those with all of them come first.
  return [...entries.filter(fits), ...entries.filter((entry) => !fits(entry))].slice(0, MOST_ENTRIES);
}

function findContacts(http: Http, pattern: string): Promise<readonly WireNamed[]> {
  const parameters = encodeURIComponent(pattern);
  return read(
    http,
    `/contacts?filterName=NamesOrPhoneNumberMatches&filterParameters=${parameters}`,
    'contacts',
  );
}

/** A list of words with wildcards. A telephone number is asked for as it was typed and by its digits: nobody tells how the server writes it. */
function patternsOf(text: string): readonly string[] {
  const words = text.split(/[\s,*]+/).filter((word) => word !== '');
  const asTyped = words.length === 0 ? '*' : words.map((word) => `*${word}*`).join(',');
  const digits = readNumber(text);
  return digits === null ? [asTyped] : [...new Set([asTyped, `*${digits}*`])];
}

/** Queues are among the contacts too, under another address, and a list may tell one thing twice. */
function withoutDoubles(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const named = firstOfEach(entries, ({ kind, name, detail }) => JSON.stringify([kind, name, detail]));
  return firstOfEach(named, ({ address }) => address);
}

/** Where Transfer, Invite and Consult lead. A queue is named beside its address. */
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
    // What is set is the name as it is written, spaces and all.
    const name = [wire.name, wire.id].find((each) => each !== undefined && isVisible(each));
    return name === undefined ? [] : [{ name, displayName: firstVisible(wire.displayName) ?? name }];
  });
}

async function read(http: Http, path: string, key: 'contacts' | 'queues'): Promise<readonly WireNamed[]> {
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
  const name = firstVisible(fullName, wire.displayName, wire.name, wire.userName);
  if (address === undefined || address === '' || name === undefined) return [];
  return [{ kind, name, detail: wire.userName ?? '', address }];
}
