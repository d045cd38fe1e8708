/** What administrators can set for everybody on a computer, as it is written down, and how it is read: with suspicion. */
import { z } from 'zod';
import { AppError } from '#main/errors/app-error.ts';
import { readServerAddress } from '#main/gws/http/server-address.ts';
import type { Managed, ManagedName, Settings } from '#preload/model/settings.ts';
import { MANAGED_NAMES, UPDATE_CHANNELS } from '#preload/model/settings.ts';
import { findNearest } from './nearest-name.ts';
import type { PolicyProblem, WrittenEntry, WrittenPolicy } from './written-entry.ts';

export const LOG_LEVELS = ['error', 'warn', 'info'] as const;

/** Letters of what an administrator has written, in the words about it. */
const LONGEST_SHOWN = 60;

/** Registry and property lists write yes and no in more than one way. */
const yesOrNo = z.union([
  z.boolean(),
  z
    .literal([0, 1, '0', '1', 'true', 'false'])
    .transform((value) => value === 1 || value === '1' || value === 'true'),
]);

const ADDRESS = /^\s*https?:\/\//i;

/** Each is absent when nothing is said. Names are those of the policy templates. */
const SCHEMAS = {
  servers: z.array(z.string()).readonly(),
  staySignedIn: yesOrNo,
  alertsAllowed: yesOrNo,
  previewText: yesOrNo,
  updatesOn: yesOrNo,
  updateFeed: z.url({ protocol: /^https?$/ }),
  updateChannel: z.enum(UPDATE_CHANNELS),
  logLevel: z.enum(LOG_LEVELS),
} as const satisfies Record<ManagedName, z.ZodType>;

export type Policy = { readonly [K in ManagedName]?: z.infer<(typeof SCHEMAS)[K]> };

const YES_OR_NO = 'must be true or false';
/** Goes on from the name of the entry. */
const WANTED: Record<ManagedName, string> = {
  servers: 'must be a list of addresses',
  staySignedIn: YES_OR_NO,
  alertsAllowed: YES_OR_NO,
  previewText: YES_OR_NO,
  updatesOn: YES_OR_NO,
  updateFeed: 'must be an address that begins with https://',
  updateChannel: `must be ${UPDATE_CHANNELS.join(' or ')}`,
  logLevel: `must be ${LOG_LEVELS.join(' or ')}`,
};

/**
 * What holds where it is not known what an administrator wanted to forbid: everything that could be forbidden. Who names a feed
 * wants no other to be asked, the one that was built in included.
 */
const STRICTEST: Record<ManagedName, Policy> = {
  servers: { servers: [] },
  staySignedIn: { staySignedIn: false },
  alertsAllowed: { alertsAllowed: false },
  previewText: { previewText: false },
  updatesOn: { updatesOn: false },
  updateFeed: { updatesOn: false },
  updateChannel: { updateChannel: 'stable' },
  logLevel: { logLevel: 'error' },
};

/** The policy of a computer whose administrators have written one that cannot be read. */
export const CLOSED_POLICY: Policy = Object.assign({}, ...Object.values(STRICTEST)) as Policy; // each of them is one

export interface PolicyReading {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

/** An entry that cannot be understood, by its value or by its name, forbids all that it could; the others hold. */
export function readPolicy({ place, entries }: WrittenPolicy): PolicyReading {
  const readings = entries.map((entry) => readEntry(entry, entries));
  const understood = readings.filter(({ isClosed }) => !isClosed).map(({ part }) => part);
  const closed = readings.filter(({ isClosed }) => isClosed).map(({ part }) => part);
  return {
    // What is forbidden comes last: no other entry takes it back.
    policy: Object.assign({}, ...understood, ...closed) as Policy, // every part is one
    problems: readings.flatMap(({ reasons, line, entry }) =>
      reasons.map((reason) => ({ place, line, entry, reason })),
    ),
  };
}

interface EntryReading {
  readonly entry: string;
  readonly line: number | null;
  readonly part: Policy;
  readonly isClosed: boolean;
  readonly reasons: readonly string[];
}

function readEntry(entry: WrittenEntry, all: readonly WrittenEntry[]): EntryReading {
  const about = { entry: entry.name.slice(0, LONGEST_SHOWN), line: entry.line };
  const known = MANAGED_NAMES.find((name) => name === entry.name);
  if (known === undefined) return { ...about, ...readUnknown(entry, all) };
  if (all.some((other) => other !== entry && other.name === known))
    return { ...about, ...closing(known, 'stands there more than once') };
  return { ...about, ...readValue(known, entry.value) };
}

type ValueReading = Pick<EntryReading, 'part' | 'isClosed' | 'reasons'>;

function closing(name: ManagedName, reason: string): ValueReading {
  return { part: STRICTEST[name], isClosed: true, reasons: [reason] };
}

/** A name that is nearly a known one forbids what that one could, unless it is there as well. */
function readUnknown({ name, value }: WrittenEntry, all: readonly WrittenEntry[]): ValueReading {
  const reason = 'is no name that this version knows';
  const nearest = findNearest(name, MANAGED_NAMES) ?? (holdsServers(value) ? 'servers' : null);
  if (nearest === null) return { part: {}, isClosed: false, reasons: [reason] };
  const reasons = [`${reason}; the nearest is ${nearest}`];
  if (all.some((other) => other.name === nearest)) return { part: {}, isClosed: false, reasons };
  return { part: STRICTEST[nearest], isClosed: true, reasons };
}

/** Whatever it is called, and however deep it stands: a list of addresses is meant to be the only ones. */
function holdsServers(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((each) => typeof each === 'string' && ADDRESS.test(each));
  if (typeof value !== 'object' || value === null) return false;
  const inside = Object.entries(value);
  return inside.some(([name, each]) => findNearest(name, MANAGED_NAMES) === 'servers' || holdsServers(each));
}

function readValue(name: ManagedName, value: unknown): ValueReading {
  if (name === 'servers') return Array.isArray(value) ? readServers(value) : closing(name, WANTED[name]);
  const read = SCHEMAS[name].safeParse(value);
  return read.success
    ? { part: { [name]: read.data }, isClosed: false, reasons: [] }
    : closing(name, WANTED[name]);
}

/** An address that is none is left out, and offers nothing; none at all means that nobody can sign in. */
function readServers(written: readonly unknown[]): ValueReading {
  const addresses = written.map(readAddress);
  const servers = [...new Set(addresses.filter((address) => address !== null))];
  const strange = written.filter((_, place) => addresses[place] === null);
  const reasons = strange.map((each) => `holds ${show(each)}, which is no server address`);
  if (written.length === 0) reasons.push('names no server');
  return { part: { servers }, isClosed: false, reasons };
}

function readAddress(written: unknown): string | null {
  try {
    return typeof written === 'string' ? readServerAddress(written) : null;
  } catch {
    return null;
  }
}

function show(value: unknown): string {
  // A password in an address is no administrator's to read aloud.
  const text = JSON.stringify(value).replace(/\/\/[^/]*@/, '//…@');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** What is shown as managed. */
export function managedBy(policy: Policy): Managed {
  // The keys of a policy are its names.
  const names = Object.keys(policy) as ManagedName[];
  return { names, servers: policy.servers ?? null, alertsAllowed: policy.alertsAllowed ?? true };
}

/** What a person has chosen, where policy says nothing else. */
export function underPolicy(chosen: Settings, policy: Policy): Settings {
  const { previewText = chosen.alerts.previewText, updatesOn, updateChannel } = policy;
  return {
    ...chosen,
    alerts: { ...chosen.alerts, previewText },
    updatesOn: updatesOn ?? chosen.updatesOn,
    updateChannel: updateChannel ?? chosen.updateChannel,
  };
}

/** Throws `server-not-offered`. */
export function requireOffered(policy: Policy, server: string): void {
  if (policy.servers && !policy.servers.includes(server)) throw new AppError('server-not-offered');
}
