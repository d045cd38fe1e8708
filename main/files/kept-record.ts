/**
 * A record that is kept in a file, and a second time beside it: what a power failure has left of the one is not all there is.
 * Entries that this version does not know are kept as they are, for the newer one that wrote them.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { lookUp } from '#preload/rules/look-up.ts';
import { parseJson } from '#preload/rules/read-json.ts';
import { replaceFile } from './replace-file.ts';

export type Entries = Readonly<Record<string, unknown>>;

export interface KeptRecord {
  readonly entries: Entries;
  /** `null`: all was well, or it is the first start. */
  readonly damage: Damage | null;
}

export interface Damage {
  /** The second copy had all that was kept last; false: there was nothing to go back to. */
  readonly isRestored: boolean;
  /** Where the damaged file is now; `null`: it was missing, or could not be moved. */
  readonly movedTo: string | null;
}

/** `now` names what is put aside: milliseconds since 1970. */
export function readKept(path: string, now: number): KeptRecord {
  const first = readRecord(path);
  if (first) return { entries: first, damage: null };
  const isDamaged = existsSync(path);
  const second = readRecord(lastGoodOf(path));
  if (!second && !isDamaged) return { entries: {}, damage: null };
  const movedTo = isDamaged ? putAside(path, now) : null;
  return { entries: second ?? {}, damage: { isRestored: second !== null, movedTo } };
}

/** One after the other, so that at any moment one of the two is whole. */
export async function writeKept(path: string, entries: Entries): Promise<void> {
  const text = JSON.stringify(entries, null, 2);
  await replaceFile(path, text);
  await replaceFile(lastGoodOf(path), text);
}

function lastGoodOf(path: string): string {
  return `${path}.last-good`;
}

function readRecord(path: string): Entries | null {
  try {
    const read = parseJson(readFileSync(path, 'utf8'));
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

function putAside(path: string, now: number): string | null {
  // A colon is no letter of a file's name on Windows.
  const aside = `${path}.bad-${new Date(now).toISOString().replaceAll(':', '-')}`;
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What is to be written when the understood part of `kept` was `before` and is now `after`: only what has changed is written
 * anew, so that neither a name nor a value of a newer version is lost by being not understood.
 */
export function mergeChanges(kept: unknown, before: unknown, after: unknown): unknown {
  if (kept !== undefined && isDeepStrictEqual(before, after)) return kept;
  if (!isRecord(after) || !isRecord(kept)) return after;
  const merged = new Map(Object.entries(kept));
  for (const [name, value] of Object.entries(after)) {
    const own = lookUp(kept, name);
    merged.set(name, mergeChanges(own, isRecord(before) ? lookUp(before, name) : undefined, value));
  }
  return Object.fromEntries(merged);
}
