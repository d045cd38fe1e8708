/** What the app remembers between two starts. Never a secret: those are in keychain.ts. */
import { z } from 'zod';
import { AppError } from '#main/errors/app-error.ts';
import type { KeepTryingParts } from '#main/files/keep-trying.ts';
import { createKeepTrying } from '#main/files/keep-trying.ts';
import type { Damage, Entries } from '#main/files/kept-record.ts';
import { mergeChanges, readKept, writeKept } from '#main/files/kept-record.ts';
import type { AppFailure } from '#preload/errors.ts';
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
  windowBounds: storedPlace.nullable().catch(null),
  /** As Electron counts it: 0 is the actual size, each step is a fifth more or less. */
  zoomLevel: z.number().catch(0),
});
export type StoredSettings = Readonly<z.infer<typeof storedSettings>>;

export interface SettingsFile {
  read(): StoredSettings;
  /** Throws `settings-not-saved`; the change holds for this run all the same, and is written as soon as it can be. */
  change(changes: Partial<StoredSettings>): Promise<void>;
}

export interface OpenedSettings extends SettingsFile {
  /** What was wrong with the file at this start. */
  readonly damage: Damage | null;
  /** From now on `listener` hears when something cannot be written, and when it is. */
  follow(listener: SettingsListener): void;
  /** Tries to write what could not be written. */
  flush(): Promise<void>;
}

export type SettingsListener = Pick<KeepTryingParts, 'onStuck' | 'onWritten'>;

const NOBODY: SettingsListener = { onStuck: () => undefined, onWritten: () => undefined };

/** `now`: milliseconds since 1970. */
export function openSettings(path: string, now: () => number = Date.now): OpenedSettings {
  let listener = NOBODY;
  const { entries, damage } = readKept(path, now());
  let kept = entries;
  let settings = storedSettings.parse(kept);
  let written = kept;
  const save = createKeepTrying({
    async write() {
      const latest = kept;
      await writeKept(path, latest);
      written = latest;
    },
    onStuck: (cause) => listener.onStuck(cause),
    onWritten: () => listener.onWritten(),
  });

  // So that the next start finds it whole, and says nothing any more.
  if (damage) save().catch(() => undefined);
  return {
    damage,
    follow(next) {
      listener = next;
    },
    read: () => settings,
    flush: async () => (kept === written ? undefined : save().catch(() => undefined)),
    async change(changes) {
      const changed = { ...settings, ...changes };
      // Records stay records when they are merged.
      kept = mergeChanges(kept, settings, changed) as Entries;
      settings = changed;
      try {
        await save();
      } catch (cause) {
        throw new AppError('settings-not-saved', { cause });
      }
    },
  };
}

/** `null`: nothing was wrong. */
export function settingsFailure(damage: Damage | null): AppFailure | null {
  if (!damage) return null;
  const code = damage.isRestored ? 'settings-restored' : 'settings-lost';
  return { code, reference: '', ...(damage.movedTo !== null && { serverSays: damage.movedTo }) };
}
