/** What the app wants of electron-updater: look, fetch, prove, put in place. Nothing of it happens by itself. */
import { basename } from 'node:path';
import type { AppUpdater, CancellationToken, UpdateInfo } from 'electron-updater';
import { AppError } from '#main/errors/app-error.ts';
import type { Download } from './swap-app-image.ts';
import { toUpdateError } from './update-failure.ts';
import { validateUpdateInfo } from './update-info-validation.ts';

export interface FoundVersion {
  readonly version: string;
  /** As the release says them: text, never markup. */
  readonly notes: string;
}

/** Every function throws `update-server-unreachable`, `update-damaged`, `update-not-possible-here` or `unexpected`. */
export interface UpdateEngine {
  /** `null`: nothing newer on this channel, or not this computer's turn yet. */
  find(): Promise<FoundVersion | null>;
  /** Fetches what was found, and proves it. */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Does all of the installation that could fail, while there is still somebody to tell. */
  prepare(): Promise<void>;
  /** Puts the new version in place; true: ends the app by itself. */
  install(restart: boolean): boolean;
  /** Breaks off what is under way. */
  stop(): void;
}

/** How a downloaded version gets into the old one's place: different on each system. */
export interface Installer {
  readonly prepare: (download: Download, version: string) => Promise<void>;
  readonly install: (restart: boolean) => boolean;
}

export type Updater = Pick<
  AppUpdater,
  'checkForUpdates' | 'downloadUpdate' | 'isUpdateSupported' | 'on' | 'removeListener'
>;

export interface UpdateEngineOptions {
  readonly updater: Updater;
  readonly installer: Installer;
  readonly createToken: () => CancellationToken;
  /** Throws `update-not-possible-here`. */
  readonly assertReplaceable: () => Promise<void>;
  /** Ends every request of electron-updater. */
  readonly closeConnections: () => Promise<void>;
}

/** electron-updater has no time limits under Electron: a server that accepts and says nothing would be waited for for ever. */
const ANSWER_TIMEOUT_MS = 60_000;
const STALL_TIMEOUT_MS = 120_000;

const NOTES_LIMIT = 20_000;

export function createUpdateEngine(parts: UpdateEngineOptions): UpdateEngine {
  const { updater, installer, createToken } = parts;
  let found: UpdateInfo | null = null;
  let file: string | null = null;
  let token = createToken();

  const isSystemNewEnough = updater.isUpdateSupported;
  updater.isUpdateSupported = (info) => {
    validateUpdateInfo(info);
    return isSystemNewEnough(info);
  };

  /** Electron ends requests as failed when their connections are closed: what waits for them goes on. */
  function stop(): void {
    token.cancel();
    token = createToken();
    void parts.closeConnections();
  }

  /** Rejects when nothing was heard for so long. `heard` starts the wait anew. */
  async function within<T>(time: number, work: (heard: () => void) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        const heard = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            stop();
            reject(new AppError('update-server-unreachable'));
          }, time);
        };
        heard();
        work(heard).then(resolve, (error: unknown) => reject(toUpdateError(error)));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async find() {
      const result = await within(ANSWER_TIMEOUT_MS, () => updater.checkForUpdates());
      found = result?.isUpdateAvailable ? result.updateInfo : null;
      return found && { version: found.version, notes: readNotes(found) };
    },
    async download(onPercent) {
      await parts.assertReplaceable();
      const [first] = await within(STALL_TIMEOUT_MS, async (heard) => {
        const onProgress = ({ percent }: { percent: number }): void => {
          heard();
          onPercent(percent);
        };
        updater.on('download-progress', onProgress);
        try {
          return await updater.downloadUpdate(token);
        } finally {
          updater.removeListener('download-progress', onProgress);
        }
      });
      file = first ?? null;
    },
    async prepare() {
      if (!found || file === null) throw new AppError('update-not-ready');
      const name = basename(file);
      const announced = found.files.find(({ url }) => url === name);
      if (!announced) throw new AppError('update-damaged');
      try {
        await installer.prepare({ file, sha512: announced.sha512 }, found.version);
      } catch (error) {
        throw toUpdateError(error);
      }
    },
    install: (restart) => installer.install(restart),
    stop,
  };
}

function readNotes({ releaseNotes }: UpdateInfo): string {
  const notes = Array.isArray(releaseNotes)
    ? releaseNotes.map(({ note }) => note ?? '').join('\n\n')
    : (releaseNotes ?? '');
  return notes.slice(0, NOTES_LIMIT).trim();
}
