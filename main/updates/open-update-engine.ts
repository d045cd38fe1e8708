/** Loads electron-updater, which costs time and memory, and sets it up so that it decides nothing by itself. */
import type { AuthInfo, Session } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { AppError } from '#main/errors/app-error.ts';
import type { Log } from '#main/logging/log.ts';
import type { ProxyLogin } from '#main/network/proxy/proxy-logins.ts';
import type { UpdateChannel } from '#preload/model/settings.ts';
import type { InstalledCopy } from './installed-copy.ts';
import { assertReplaceable } from './installed-copy.ts';
import { appImageInstaller, macInstaller, windowsInstaller } from './installers.ts';
import type { Installer, UpdateEngine } from './update-engine.ts';
import { createUpdateEngine } from './update-engine.ts';
import { strictly } from './windows-signature.ts';

export interface OpenEngineOptions {
  readonly copy: InstalledCopy;
  readonly feed: string;
  readonly channel: UpdateChannel;
  readonly publisherNames: readonly string[];
  readonly version: string;
  /** Has electron-updater's requests trust the authorities that the app's others trust. */
  readonly prepareSession: (session: Session) => void;
  /** What a proxy on the way is to be told; `null`: nothing is known, and the request must fail. */
  readonly answerProxy: (question: AuthInfo) => Promise<ProxyLogin | null>;
  readonly log: Log;
}

/** What electron-builder calls the files that say which version is the newest. */
const CHANNEL_FILES: Record<UpdateChannel, string> = { stable: 'latest', beta: 'beta' };

/** Throws `update-not-possible-here`. */
export async function openUpdateEngine(parts: OpenEngineOptions): Promise<UpdateEngine> {
  const { updater, installer, createToken } = await load(parts);
  configure(updater, parts);
  refusePlainHttp(updater.netSession);
  parts.prepareSession(updater.netSession);
  return createUpdateEngine({
    updater,
    installer,
    createToken,
    assertReplaceable: () => assertReplaceable(parts.copy),
    closeConnections: () => updater.netSession.closeAllConnections(),
  });
}

async function load(parts: OpenEngineOptions) {
  const { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater } = await import('electron-updater');
  const createToken = (): InstanceType<typeof CancellationToken> => new CancellationToken();
  const using = (updater: AppUpdater, installer: Installer) => ({ updater, installer, createToken });
  switch (parts.copy.kind) {
    case 'app-image':
      return using(new AppImageUpdater(), appImageInstaller(parts.copy.file, parts.version));
    case 'mac-bundle': {
      const updater = new MacUpdater();
      return using(updater, macInstaller(updater));
    }
    case 'windows-installer': {
      // electron-updater would take any installer then.
      if (parts.publisherNames.length === 0) throw new AppError('update-not-possible-here');
      const updater = new NsisUpdater();
      const verify = strictly(updater.verifyUpdateCodeSignature);
      updater.verifyUpdateCodeSignature = verify;
      return using(updater, windowsInstaller(updater, parts.publisherNames, verify));
    }
  }
}

function configure(updater: AppUpdater, { copy, feed, channel, log, answerProxy }: OpenEngineOptions): void {
  updater.logger = {
    info: () => undefined,
    warn: (message) => log.warn('updater', { says: firstLine(message) }),
    error: (message) => log.warn('updater', { says: firstLine(message) }),
  };
  updater.on('login', (question, answer) => {
    const known = question.isProxy ? answerProxy(question).catch(() => null) : Promise.resolve(null);
    void known.then((login) => {
      if (login) answer(login.userName, login.password);
      else (answer as () => void)(); // Electron: without words the request fails, and does not wait for ever
    });
  });
  updater.autoDownload = false;
  // On macOS this only has the system hold the new version ready.
  updater.autoInstallOnAppQuit = copy.kind === 'mac-bundle';
  updater.disableWebInstaller = true;
  // Simple servers answer one range at a time.
  updater.setFeedURL({ provider: 'generic', url: feed, useMultipleRangeRequest: false });
  updater.channel = CHANNEL_FILES[channel];
  // After the channel: setting that allows it.
  updater.allowDowngrade = false;
}

const firstLine = (message: unknown): string => String(message).split('\n', 1)[0]?.slice(0, 300) ?? '';

/** Redirects as well: what is fetched in the clear can be changed on its way. */
function refusePlainHttp(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: new URL(url).protocol !== 'https:' });
  });
}
