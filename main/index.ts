/** Builds each part of the main process once and wires them, in reading order. */
import { join } from 'node:path';
import { app, session } from 'electron';
import { STATE_CHANNEL } from '../preload/contract.ts';
import type { DirectoryEntry } from '../preload/model.ts';
import { openAudit } from './audit.ts';
import type { CommandParts } from './commands/command-parts.ts';
import { createCommands } from './commands/index.ts';
import { signInAtStart } from './commands/sign-in-at-start.ts';
import { forgetWhenRefused } from './commands/stored-password.ts';
import { reportFailure, watchForCrashes } from './crash.ts';
import { createCredentialStore } from './credentials.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './desktop/app-scheme.ts';
import { setApplicationMenu } from './desktop/menu.ts';
import { openLink } from './desktop/open-link.ts';
import { guardQuitting } from './desktop/quitting.ts';
import { saveFile } from './desktop/save-file.ts';
import { denyPermissions, lockPages } from './desktop/security.ts';
import { createTray } from './desktop/tray.ts';
import { watchForWakeUps } from './desktop/wake-ups.ts';
import { createMainWindow, pictureWhenPainted } from './desktop/window.ts';
import { firstShell, NO_WORK } from './first-shell.ts';
import { backoff } from './gws/backoff.ts';
import { createConnection } from './gws/connection.ts';
import { createLateFailures } from './gws/late-failures.ts';
import { createUnreadable } from './gws/unreadable.ts';
import { createPageMemory } from './page-memory.ts';
import { handleCommands } from './ipc/handle-commands.ts';
import { publishState } from './ipc/publish-state.ts';
import { isTrustedSender } from './ipc/trusted-window.ts';
import { readLaunchOptions } from './launch-options.ts';
import { openLog } from './log.ts';
import { findMachineFolder } from './machine-folder.ts';
import { authoritiesOf } from './network/certificates/authorities.ts';
import { createNetwork } from './network/network.ts';
import { fetchNoDictionaries } from './network/no-dictionaries.ts';
import { createSessionStore } from './sessions/session-store.ts';
import { openSettings } from './settings.ts';
import { createShellState } from './shell-state.ts';
import { createTeamSource } from './team/team-source.ts';
import { createTeamWatch } from './team/team-watch.ts';

/** Milliseconds between two looks at what only time changes: silent typists, ended sessions. */
const TICK = 5000;

function start(): void {
  const builtFolder = join(import.meta.dirname, '..');
  const assets = join(app.getAppPath(), 'assets');
  const userData = app.getPath('userData');

  const log = openLog(app.getPath('logs'));
  watchForCrashes(log);
  const settings = openSettings(join(userData, 'settings.json'));
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const shell = createShellState(firstShell(app.getVersion(), settings.read(), options));
  const store = createSessionStore();
  setInterval(() => store.apply({ type: 'time-passed', at: Date.now() }), TICK);

  // The server. Its cookies are kept in memory only: they are as good as a password.
  const credentials = createCredentialStore();
  const machineFolder = findMachineFolder(process.platform, process.env, app.isPackaged);
  const network = createNetwork({
    session: session.fromPartition('gws'),
    credentials,
    readAuthorities: authoritiesOf({ machineFolder, platform: process.platform, env: process.env, log }),
    log,
    onProxyQuestion: (proxyQuestion) => shell.change({ proxyQuestion }),
  });
  const unreadable = createUnreadable((what) => log.warn('notification not used', { what }));
  const lateFailures = createLateFailures((failure) =>
    shell.change({ notice: reportFailure(log, 'accepted operation', failure) }),
  );
  const connection = createConnection({
    send: network.send,
    store,
    now: Date.now,
    backoff,
    lateFailures,
    unreadable,
    onConnection(latest) {
      team.follow(latest.phase);
      shell.change({ connection: latest });
      if (latest.phase === 'signed-out') shell.change({ work: NO_WORK });
    },
    onMyChannels: (channels) => shell.change({ work: { ...shell.read().work, channels } }),
    log: log.info,
    forgetCookies: network.forgetCookies,
  });
  const team = createTeamWatch({
    source: createTeamSource(connection, () => settings.read().nickname),
    now: Date.now,
    publish: (latest) => shell.change({ team: latest }),
    log: log.warn,
  });
  store.subscribe((ids) => team.noteSessions(ids.flatMap((id) => store.get(id)?.session ?? [])));

  // The window.
  const quitting = guardQuitting({
    mustAsk: () => shell.read().work.isStarted,
    ask() {
      window.show();
      shell.change({ isQuitting: true });
    },
    sayGoodbye: () => connection.signOut(),
  });
  const window = createMainWindow({
    builtFolder,
    icon: join(assets, 'icon.png'),
    onPageStart: () => store.apply({ type: 'session-watched', sessionId: null }),
    mayClose: () => quitting.mayClose(),
    onPageLost: (reason) => log.error('page lost', { reason }),
  });
  const publisher = publishState(store, shell, (patch) => window.page()?.send(STATE_CHANNEL, patch));

  // What a supervisor can do.
  const parts: CommandParts = {
    audit: openAudit(join(userData, 'audit.jsonl'), Date.now),
    connection,
    credentials,
    desktop: { saveFile, openLink, quit: () => quitting.quit() },
    directory: new Map<string, DirectoryEntry>(),
    held: { current: options.demo },
    lateFailures,
    log,
    logFile: join(app.getPath('logs'), 'main.log'),
    network,
    pageMemory: createPageMemory(),
    publishFullState: () => publisher.publishFullState(),
    settings,
    shell,
    store,
    team,
    unreadable,
  };
  const commands = createCommands(parts);
  forgetWhenRefused(parts);
  handleCommands({
    commands,
    isTrusted: (event) => isTrustedSender(event, window.page(), APP_ORIGIN),
    log,
  });

  // The desktop.
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
  watchForWakeUps((how) => {
    log.info('woken', { how });
    connection.probe();
  });
  app.on('quit', () => {
    // Node waits for every thread, and this one may wait for an answer that never comes: the app would not end.
    if (credentials.isWaiting()) process.kill(process.pid, 'SIGKILL');
  });
  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    // On macOS an app without windows goes on; elsewhere closing the window means quitting.
    if (process.platform !== 'darwin') app.quit();
  });

  window.show();
  const page = window.page();
  if (options.screenshot !== null && page) pictureWhenPainted(page, options.screenshot);
  if (options.demo === null) void signInAtStart(parts);
}

registerAppScheme();
lockPages();
fetchNoDictionaries();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();
