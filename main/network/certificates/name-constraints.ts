/** The names a certificate is for, and the limits that an authority has for the names below it (RFC 5280 §4.2.1.10). */
import type { DerValue } from './der.ts';
import { contextTag, DER, plainContextTag, readDer, readWithin } from './der.ts';

/** Of other kinds only that they are there: a server is found by host name or address. */
export type AlternativeName =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'address'; readonly bytes: Buffer }
  | { readonly kind: 'other' };

export interface NameConstraints {
  readonly permitted: readonly AlternativeName[];
  readonly excluded: readonly AlternativeName[];
}

const HOST = plainContextTag(2);
const ADDRESS = plainContextTag(7);

export function readAlternativeNames(value: DerValue): readonly AlternativeName[] {
  return readWithin(value, DER.sequence).map(readName);
}

export function readNameConstraints(value: DerValue): NameConstraints {
  const lists = readWithin(value, DER.sequence);
  const read = (number: number): readonly AlternativeName[] => {
    const list = lists.find(({ tag }) => tag === contextTag(number));
    return list ? readDer(list.content).map((tree) => readName(readWithin(tree, DER.sequence)[0])) : [];
  };
  return { permitted: read(0), excluded: read(1) };
}

function readName(name: DerValue | undefined): AlternativeName {
  if (name?.tag === HOST) return { kind: 'host', host: name.content.toString('latin1').toLowerCase() };
  if (name?.tag === ADDRESS) return { kind: 'address', bytes: name.content };
  return { kind: 'other' };
}

/** Limits of a kind that we cannot judge allow nothing: better a refusal than a guess. */
export function areAllowed(
  names: readonly AlternativeName[],
  { permitted, excluded }: NameConstraints,
): boolean {
  if ([...permitted, ...excluded].some(({ kind }) => kind === 'other')) return false;
  return names.every((name) => {
    const ofItsKind = permitted.filter(({ kind }) => kind === name.kind);
    const isPermitted = ofItsKind.length === 0 || ofItsKind.some((limit) => isWithin(name, limit));
    return isPermitted && !excluded.some((limit) => isWithin(name, limit));
  });
}

function isWithin(name: AlternativeName, limit: AlternativeName): boolean {
  if (name.kind === 'host' && limit.kind === 'host') return isHostWithin(name.host, limit.host);
  if (name.kind === 'address' && limit.kind === 'address') return isAddressWithin(name.bytes, limit.bytes);
  return false;
}

/** `example.com` holds itself and everything below; a leading dot leaves out itself; the empty name holds all. */
function isHostWithin(host: string, limit: string): boolean {
  if (limit === '') return true;
  if (limit.startsWith('.')) return host.endsWith(limit);
  return host === limit || host.endsWith(`.${limit}`);
}

/** The limit is an address and a mask of the same length. */
function isAddressWithin(address: Buffer, limit: Buffer): boolean {
  if (limit.length !== address.length * 2) return false;
  return address.every((byte, index) => {
    const mask = limit[address.length + index] ?? 0;
    return (byte & mask) === ((limit[index] ?? 0) & mask);
  });
}
