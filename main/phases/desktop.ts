/** Phase 6: the desktop around the window, what the system tells the app, and the first thing that is seen. */
import { join } from 'node:path';
import { app, session } from 'electron';
import { signInAtStart } from '#main/commands/sign-in/sign-in-at-start.ts';
import { showAlerts } from '#main/desktop/alerts/alerts.ts';
import type { SessionBus } from '#main/desktop/d-bus/session-bus.ts';
import { followLoginItem, wasOpenedAtLogin } from '#main/desktop/lifecycle/login-item.ts';
import { watchPowerEvents } from '#main/desktop/lifecycle/power-events.ts';
import { quitWithSystem } from '#main/desktop/lifecycle/quit-guard.ts';
import { claimLinks } from '#main/desktop/links/deep-links.ts';
import { showMenu } from '#main/desktop/menu/menu.ts';
import { createBusPresenter } from '#main/desktop/notifications/bus-presenter.ts';
import { presentByElectron } from '#main/desktop/notifications/electron-presenter.ts';
import type { Present } from '#main/desktop/notifications/presenter.ts';
import { followSpellCheck } from '#main/desktop/spelling/spell-check.ts';
import { watchTray } from '#main/desktop/tray/tray-watch.ts';
import { serveApp } from '#main/desktop/window/app-scheme.ts';
import { denyPermissions } from '#main/desktop/window/security.ts';
import { pictureWhenPainted } from '#main/desktop/window/window.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import { startsHidden } from '#main/startup/launch-options.ts';
import type { FollowLinks } from './before-ready.ts';
import type { Commands } from './ipc.ts';
import type { Services } from './services.ts';
import type { State } from './state.ts';
import type { Screen } from './window.ts';

export interface DesktopOptions {
  /** Where the build put the parts of the app. */
  readonly builtFolder: string;
  readonly state: State;
  readonly services: Services;
  readonly screen: Screen;
  readonly page: Commands;
  readonly followLinks: FollowLinks;
}

export function joinDesktop(options: DesktopOptions): void {
  lockAndServePage(options);
  showAround(options);
  followSystem(options);
  openFirst(options);
}

function lockAndServePage({ builtFolder, state }: DesktopOptions): void {
  const { adminFolder, appState, log, userData } = state;
  serveApp(session.defaultSession, join(builtFolder, 'renderer'));
  denyPermissions(session.defaultSession);
  followSpellCheck({
    platform: process.platform,
    appState,
    userData,
    adminFolder: adminFolder.path,
    onFailure: (error) => reportFailure(log, 'spell check', error),
  });
}

/** The menu, and what tells of alerts: tray, notifications, badge. */
function showAround({ page, screen, services, state }: DesktopOptions): void {
  const { appState, assets, heartbeat, log, policy, serverClock, store, userData } = state;
  const { commands, ownActions } = page;
  showMenu(
    appState,
    { platform: process.platform, isInDevelopment: !app.isPackaged },
    {
      signOut: () => void commands.signOut({}),
      saveDiagnostics: () =>
        void Promise.resolve(commands.saveDiagnostics({})).catch(noticeFailure(state, 'save diagnostics')),
      zoom: screen.window.zoom,
    },
  );
  showAlerts({
    assets,
    userData,
    log,
    store,
    appState,
    serverNow: serverClock.now,
    alertsAllowed: () => policy.alertsAllowed !== false,
    isOwnAction: ownActions.isRecent,
    present: presentOn(process.platform, services.bus),
    heartbeat,
    open: screen.reveal,
    actions: {
      setDoNotDisturb: (time) => void commands.setDoNotDisturb({ time }),
      signOut: () => void commands.signOut({}),
      quit: () => app.quit(),
    },
  });
}

function presentOn(platform: NodeJS.Platform, bus: SessionBus): Present {
  if (platform !== 'linux') return presentByElectron;
  return createBusPresenter({
    bus,
    appName: app.getName(),
    // Where Electron puts the app's entry among the programs.
    desktopEntry: (process.env['CHROME_DESKTOP'] ?? '').replace(/\.desktop$/, ''),
    otherwise: presentByElectron,
  });
}

function noticeFailure({ appState, log }: State, where: string): (error: unknown) => void {
  return (error) => appState.change({ notice: reportFailure(log, where, error) });
}

function followSystem({ screen, services, state }: DesktopOptions): void {
  const { appState, heartbeat, log } = state;
  const { connection, credentials } = services;
  const { window } = screen;
  quitWithSystem(screen.endWithSystem);
  if (app.isPackaged) {
    claimLinks(process.platform);
    followLoginItem({
      platform: process.platform,
      env: process.env,
      appState,
      onFailure: noticeFailure(state, 'start at login'),
    });
  }
  watchPowerEvents(heartbeat, (how) => {
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
}

function openFirst({ followLinks, page, screen, services, state }: DesktopOptions): void {
  const { log, options, settings, standing } = state;
  const { isTrayThere, reveal, window } = screen;
  services.updater.start();
  if (startsHidden(options, settings.read(), wasOpenedAtLogin(process.platform))) window.prepare();
  else window.show();
  void watchTray({
    isTrayThere,
    isHidden: window.isHidden,
    onLost() {
      window.showMinimised();
      standing.tell({ code: 'tray-lost', reference: '' });
    },
    onBack: () => standing.takeBack('tray-lost'),
  });
  followLinks({ log, open: reveal });
  const contents = window.page();
  if (options.screenshot !== null && contents) pictureWhenPainted(contents, options.screenshot);
  if (options.demo === null) void signInAtStart(page.context);
}
