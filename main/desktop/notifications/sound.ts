/**
 * Plays the alert sound on Linux: with the sound server's own player, because there the system has no sound for alerts
 * that is sure to be heard. A page could play it only while there is one, and alerts come without a window too.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { shell } from 'electron';
import { replaceFile } from '#main/files/replace-file.ts';

const run = promisify(execFile);

const PLAYERS = ['pw-play', 'paplay', 'aplay'];
/** Milliseconds; the sound takes less than one second. */
const LONGEST_SOUND_MS = 5000;

export interface SoundOptions {
  /** May lie inside the app's archive. */
  readonly source: string;
  /** Where a program that knows nothing of the archive finds it. */
  readonly copy: string;
  /** The system is set not to disturb. */
  readonly isSystemDoNotDisturbOn: () => Promise<boolean>;
}

export function createSound({ source, copy, isSystemDoNotDisturbOn }: SoundOptions): () => void {
  let copying: Promise<void> | null = null;

  async function play(): Promise<void> {
    if (await isSystemDoNotDisturbOn()) return;
    copying ??= readFile(source).then((sound) => replaceFile(copy, sound));
    await copying;
    for (const player of PLAYERS) if (await tryPlayer(player, copy)) return;
    shell.beep();
  }

  return () => void play().catch(() => shell.beep());
}

async function tryPlayer(player: string, file: string): Promise<boolean> {
  try {
    await run(player, [file], { timeout: LONGEST_SOUND_MS });
    return true;
  } catch {
    return false;
  }
}
