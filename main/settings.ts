/** What the app remembers between two starts. Never a secret: those are in credentials.ts. */
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from './app-error.ts';
import { storedProfiles } from './profiles.ts';
import { storedPreferences } from './stored-preferences.ts';

/** Where the window was when it was not maximised, in units of the screen; it may have been on another display. */
const storedPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximized: z.boolean(),
});
export type WindowPlace = Readonly<z.infer<typeof storedPlace>>;

/** A field that cannot be read falls back to its default; the others stay. */
const storedSettings = z.object({
  profiles: storedProfiles,
  ...storedPreferences,
  /** What closing the window does has been explained. */
  closingExplained: z.boolean().catch(false),
  windowPlace: storedPlace.nullable().catch(null),
  /** As Electron counts it: 0 is the actual size, each step is a fifth more or less. */
  zoomLevel: z.number().catch(0),
});
export type StoredSettings = Readonly<z.infer<typeof storedSettings>>;

export interface SettingsFile {
  read(): StoredSettings;
  /** Throws `settings-not-saved`; the change holds for this run all the same. */
  change(changes: Partial<StoredSettings>): Promise<void>;
}

export function openSettings(path: string): SettingsFile {
  let settings = load(path);
  let writing = Promise.resolve();

  /** Written beside and moved over: after a crash there is the old file or the new one, never half of one. */
  async function save(): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(settings, null, 2));
    await rename(`${path}.new`, path);
  }

  return {
    read: () => settings,
    async change(changes) {
      settings = { ...settings, ...changes };
      writing = writing.catch(() => undefined).then(save);
      try {
        await writing;
      } catch (cause) {
        throw new AppError('settings-not-saved', { cause });
      }
    },
  };
}

function load(path: string): StoredSettings {
  return storedSettings.safeParse(readJson(path)).data ?? storedSettings.parse({});
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
