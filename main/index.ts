/** Builds each part of the main process once and wires them, in reading order. */
import { join } from 'node:path';
import { app, session } from 'electron';
import { STATE_CHANNEL } from '../preload/contract.ts';
import { createCommands } from './commands/index.ts';
import { signInFromKeychain } from './commands/sign-in.ts';
import { watchForCrashes } from './crash.ts';
import { credentialStore } from './credentials.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './desktop/app-scheme.ts';
import { setApplicationMenu } from './desktop/menu.ts';
import { denyPermissions, lockPages } from './desktop/security.ts';
import { createTray } from './desktop/tray.ts';
import { createMainWindow, pictureWhenPainted } from './desktop/window.ts';
import { backoff } from './gws/backoff.ts';
import { createConnection } from './gws/connection.ts';
import { createNetSend } from './gws/net-send.ts';
import { handleCommands } from './ipc/handle-commands.ts';
import { publishState } from './ipc/publish-state.ts';
import { isTrustedSender } from './ipc/trusted-window.ts';
import { readLaunchOptions } from './launch-options.ts';
import { openLog } from './log.ts';
import { createSessionStore } from './sessions/session-store.ts';
import { openSettings } from './settings.ts';
import { createShellState } from './shell-state.ts';

/** Milliseconds between two looks at what only time changes: silent typists, ended sessions. */
const TICK = 5000;

function start(): void {
  const builtFolder = join(import.meta.dirname, '..');
  const assets = join(app.getAppPath(), 'assets');
  const log = openLog(app.getPath('logs'));
  watchForCrashes(log);
  const settings = openSettings(join(app.getPath('userData'), 'settings.json'));
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const { server, userName, staySignedIn, confirmBargeIn } = settings.read();
  const shell = createShellState({
    version: app.getVersion(),
    account: null,
    connection: { phase: 'signed-out' },
    signInForm: {
      server: options.demo?.server ?? options.server ?? server,
      userName: options.demo?.userName ?? userName,
      staySignedIn,
      passwordHeld: options.demo !== null,
      busy: false,
    },
    notice: null,
    settings: { confirmBargeIn },
  });

  const store = createSessionStore();
  // Kept in memory only: the server's cookies are as good as a password.
  const network = session.fromPartition('gws');
  const connection = createConnection({
    send: createNetSend(network),
    store,
    now: Date.now,
    backoff,
    onConnection: (latest) => shell.change({ connection: latest }),
    onSignInWanted: (reason) => shell.change({ account: null, notice: { code: reason.code, reference: '' } }),
    log: log.info,
    forgetCookies: () => network.clearStorageData({ storages: ['cookies'] }),
  });
  setInterval(() => store.apply({ type: 'time-passed', at: Date.now() }), TICK);

  const window = createMainWindow({
    builtFolder,
    icon: join(assets, 'icon.png'),
    onPageStart: () => store.apply({ type: 'session-watched', sessionId: null }),
  });
  const publisher = publishState(store, shell, (patch) => window.page()?.send(STATE_CHANNEL, patch));
  const parts = {
    connection,
    credentials: credentialStore,
    held: { current: options.demo },
    log,
    publishFullState: () => publisher.publishFullState(),
    settings,
    shell,
    store,
  };
  const commands = createCommands(parts);
  handleCommands({
    commands,
    isTrusted: (event) => isTrustedSender(event, window.page(), APP_ORIGIN),
    log,
  });

  serveApp(session.defaultSession, join(builtFolder, 'renderer'));
  denyPermissions(session.defaultSession);
  setApplicationMenu(process.platform);
  const renderTray = createTray(assets, {
    open: () => window.show(),
    signOut: () => void commands.signOut({}),
    quit: () => app.quit(),
  });
  renderTray(shell.read());
  shell.subscribe(() => renderTray(shell.read()));

  window.show();
  const page = window.page();
  if (options.screenshot !== null && page) pictureWhenPainted(page, options.screenshot);
  if (options.demo === null) void signInFromKeychain(parts);

  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    // On macOS an app without windows goes on; elsewhere closing the window means quitting.
    if (process.platform !== 'darwin') app.quit();
  });
  quitAfterGoodbye(() => connection.signOut());
}

/** The server hears that we go, so that it does not hold our line; a server that is away is not waited for. */
function quitAfterGoodbye(sayGoodbye: () => Promise<void>): void {
  let isReady = false;
  app.on('before-quit', (event) => {
    if (isReady) return;
    event.preventDefault();
    isReady = true;
    void sayGoodbye().finally(() => app.quit());
  });
}

registerAppScheme();
lockPages();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();
