/** The trail of my own actions, kept on this computer. It says what was done, never what was written. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { AuditEntry } from '../preload/contract.ts';
import { COMMAND_NAMES } from '../preload/contract.ts';
import { ERROR_CODES } from '../preload/errors.ts';
import { MODES } from '../preload/model.ts';
import { AppError } from './app-error.ts';

/** Entries shown and exported: the newest ones. */
const MOST_ENTRIES = 10_000;

const begun = z.object({
  id: z.number(),
  // Beyond it there is no calendar, and one such line would keep all from being shown.
  at: z.number().min(0).max(8.64e15),
  action: z.enum(COMMAND_NAMES),
  sessionId: z.string().nullable(),
  agent: z.string().nullable(),
  from: z.enum(MODES).nullable(),
  to: z.enum(MODES).nullable(),
  detail: z.string(),
});
const ended = z.object({ id: z.number(), outcome: z.enum(['done', ...ERROR_CODES]) });

export type AuditFacts = Omit<AuditEntry, 'at' | 'outcome'>;

export interface Audit {
  /**
   * Writes that an action begins, before it does; the returned function writes how it ended.
   * Throws `audit-not-written`.
   */
  begin(facts: AuditFacts): Promise<(outcome: NonNullable<AuditEntry['outcome']>) => Promise<void>>;
  /** Newest first. Lines that cannot be read are left out. */
  read(): Promise<readonly AuditEntry[]>;
}

/** One line of JSON for the beginning of an action and one for its end: an app that is killed leaves only its last line open. */
export function openAudit(path: string, now: () => number): Audit {
  let lastId = now();
  let writing: Promise<void> = Promise.resolve();

  function append(line: object): Promise<void> {
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        await mkdir(dirname(path), { recursive: true });
        await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
      });
    return writing.catch((cause: unknown) => {
      throw new AppError('audit-not-written', { cause });
    });
  }

  return {
    async begin(facts) {
      lastId = Math.max(lastId + 1, now());
      const id = lastId;
      await append({ id, at: now(), ...facts });
      return (outcome) => append({ id, outcome });
    },
    async read() {
      const entries = new Map<number, AuditEntry>();
      for (const line of (await readLines(path)).map(parseJson)) {
        const beginning = begun.safeParse(line).data;
        if (beginning) {
          const { id, ...facts } = beginning;
          entries.set(id, { ...facts, outcome: null });
          continue;
        }
        const ending = ended.safeParse(line).data;
        const entry = ending && entries.get(ending.id);
        if (entry) entries.set(ending.id, { ...entry, outcome: ending.outcome });
      }
      return [...entries.values()].reverse().slice(0, MOST_ENTRIES);
    },
  };
}

async function readLines(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n');
  } catch {
    // Nothing has been done yet.
    return [];
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
