/** The trail of my own actions, kept on this computer. It says what was done, never what was written. */
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '#main/errors/app-error.ts';
import { createKeepTrying } from '#main/files/keep-trying.ts';
import { ERROR_CODES } from '#preload/errors.ts';
import type { AuditEntry } from '#preload/model/audit.ts';
import { AUDIT_OUTCOMES, AUDITED_ACTIONS } from '#preload/model/audit.ts';
import { MODES } from '#preload/model/session.ts';
import { parseJson } from '#preload/rules/read-json.ts';

/** Entries shown and exported: the newest ones. */
const MOST_ENTRIES = 10_000;

const begun = z.object({
  id: z.number(),
  // Beyond it there is no calendar, and one such line would keep all from being shown.
  at: z.number().min(0).max(8.64e15),
  action: z.enum(AUDITED_ACTIONS),
  sessionId: z.string().nullable(),
  agent: z.string().nullable(),
  from: z.enum(MODES).nullable(),
  to: z.enum(MODES).nullable(),
  detail: z.string(),
});
const ended = z.object({ id: z.number(), outcome: z.enum([...AUDIT_OUTCOMES, ...ERROR_CODES]) });

export type AuditFacts = Omit<AuditEntry, 'at' | 'outcome'>;

export interface Audit {
  /**
   * Writes that an action begins, before it does; the returned function writes how it ended. What cannot be written is kept for
   * when it can be: nobody is kept from leaving a session by a full disk.
   */
  begin(facts: AuditFacts): Promise<(outcome: NonNullable<AuditEntry['outcome']>) => Promise<void>>;
  /** Newest first. Lines that cannot be read are left out. */
  read(): Promise<readonly AuditEntry[]>;
  /** Tries to write what could not be written. */
  flush(): Promise<void>;
}

export interface AuditListener {
  /** Called once, when something in the file cannot be read. */
  readonly onDamage: () => void;
  /** It cannot be written: `audit-not-written`. */
  readonly onStuck: (error: AppError) => void;
  /** It could not be written, and now is. */
  readonly onWritten: () => void;
}

const NOBODY: AuditListener = {
  onDamage: () => undefined,
  onStuck: () => undefined,
  onWritten: () => undefined,
};

/**
 * One line of JSON for the beginning of an action and one for its end: an app that is killed leaves only its last line open, and
 * a power failure hurts no other.
 */
export function openAudit(path: string, now: () => number, listener: Partial<AuditListener> = {}): Audit {
  const { onDamage, onStuck, onWritten } = { ...NOBODY, ...listener };
  let lastId = now();
  /** Lines that are not in the file yet. */
  let waiting: readonly string[] = [];
  let isDamageTold = false;

  function tellDamage(): void {
    if (!isDamageTold) onDamage();
    isDamageTold = true;
  }

  const write = createKeepTrying({
    async write() {
      if (waiting.length === 0) return;
      const lines = waiting;
      await mkdir(dirname(path), { recursive: true });
      if (await appendLines(path, lines)) tellDamage();
      waiting = waiting.slice(lines.length);
    },
    onStuck: (cause) => onStuck(new AppError('audit-not-written', { cause })),
    onWritten,
  });

  async function flush(): Promise<void> {
    if (waiting.length > 0) await write().catch(() => undefined);
  }

  function append(line: object): Promise<void> {
    waiting = [...waiting, JSON.stringify(line)];
    return flush();
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
      const lines = [...(await readLines(path)), ...waiting].map(parseJson);
      if (lines.includes(undefined)) tellDamage();
      for (const line of lines) {
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
    flush,
  };
}

/** Puts lines at the end, and on the disk: all or none. True when what was there had no end: it was torn, and gets one. */
async function appendLines(path: string, lines: readonly string[]): Promise<boolean> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const isTorn = !(await endsWithLine(file, size));
    try {
      await file.appendFile(`${isTorn ? '\n' : ''}${lines.join('\n')}\n`);
      await file.sync();
    } catch (error) {
      // A disk that fills up takes the half of a line, which would come a second time with the next try.
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
    return isTorn;
  } finally {
    await file.close();
  }
}

async function endsWithLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}

/** Zero bytes are what a power failure leaves where nothing had been written yet. */
async function readLines(path: string): Promise<readonly string[]> {
  try {
    const text = (await readFile(path, 'utf8')).replaceAll('\0', '');
    return text.split('\n').filter((line) => line !== '');
  } catch {
    // Nothing has been done yet.
    return [];
  }
}
