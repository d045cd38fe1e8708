/** Builds each part of the main process once and wires them, in reading order. */
import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, session } from 'electron';
import { STATE_CHANNEL } from '#preload/contract.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';
import { createOwnActions, noteOwnActions } from './alerts/own-actions.ts';
import { createAppStateStore } from './app-state/app-state.ts';
import { createDraftStore } from './app-state/draft-store.ts';
import { initialAppState } from './app-state/initial-app-state.ts';
import { createStandingNotices } from './app-state/standing-notices.ts';
import { openAudit } from './audit/audit.ts';
import { tellClockDifference } from './clock/clock-difference.ts';
import { createSteadyClock } from './clock/steady-clock.ts';
import { followTimeZone } from './clock/time-zone.ts';
import type { CommandContext } from './commands/context/command-context.ts';
import { createCommands } from './commands/index.ts';
import { signInAtStart } from './commands/sign-in/sign-in-at-start.ts';
import { forgetWhenRefused } from './commands/sign-in/stored-password.ts';
import { showAlerts } from './desktop/alerts/alerts.ts';
import { saveFile } from './desktop/files/save-file.ts';
import { surviveGpuCrashes } from './desktop/lifecycle/gpu-process.ts';
import { followLoginItem, wasOpenedAtLogin } from './desktop/lifecycle/login-item.ts';
import { watchPowerEvents } from './desktop/lifecycle/power-events.ts';
import { createQuitGuard, quitWithSystem } from './desktop/lifecycle/quit-guard.ts';
import { refuseFolder, refuseToStart } from './desktop/lifecycle/refuse-to-start.ts';
import { claimLinks, listenForLinks } from './desktop/links/deep-links.ts';
import { openLink } from './desktop/links/open-link.ts';
import { createReveal } from './desktop/links/reveal.ts';
import { showMenu } from './desktop/menu/menu.ts';
import { followSpellCheck } from './desktop/spelling/spell-check.ts';
import { createTrayQuestion } from './desktop/tray/tray-presence.ts';
import { watchTray } from './desktop/tray/tray-watch.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './desktop/window/app-scheme.ts';
import { decideClosing } from './desktop/window/closing.ts';
import { denyPermissions, lockPages } from './desktop/window/security.ts';
import { watchSessionVisibility } from './desktop/window/session-visibility.ts';
import { createMainWindow, pictureWhenPainted } from './desktop/window/window.ts';
import { createWindowStateStore } from './desktop/window/window-state.ts';
import { createConnectionHistory } from './diagnostics/connection-history.ts';
import { AppError } from './errors/app-error.ts';
import { reportFailure, reportThrottled, reportUncaughtErrors } from './errors/error-reporting.ts';
import { backoff } from './gws/connection/backoff.ts';
import { createConnection } from './gws/connection/connection.ts';
import { createServerClock } from './gws/http/server-clock.ts';
import { createAsyncFailures } from './gws/sync/async-failures.ts';
import { createUnrecognisedMessages } from './gws/sync/unrecognised-messages.ts';
import { handleCommands } from './ipc/handle-commands.ts';
import { publishState } from './ipc/publish-state.ts';
import { isTrustedSender } from './ipc/trusted-sender.ts';
import { createPasswordStore } from './keychain/keychain.ts';
import { openLog } from './logging/log.ts';
import { createPageErrors } from './logging/page-errors.ts';
import { authoritiesOf } from './network/certificates/authorities.ts';
import { applyCertificateVerdict } from './network/certificates/certificate-verdict.ts';
import { speakHttp1Only } from './network/http1-only.ts';
import { createNetwork } from './network/network.ts';
import { watchNetworkService } from './network/network-process.ts';
import { fetchNoDictionaries } from './network/no-dictionaries.ts';
import { createOutcomes } from './outcomes/outcomes.ts';
import { createSentLines } from './outcomes/sent-lines.ts';
import type { AdminFolder } from './policies/admin-folder.ts';
import { findAdminFolder } from './policies/admin-folder.ts';
import { CHECK_SWITCH, checkPolicy } from './policies/check-policy.ts';
import { findPolicy, runProgram } from './policies/find-policy.ts';
import type { LoadedPolicy } from './policies/load-policy.ts';
import { loadPolicy } from './policies/load-policy.ts';
import { policyFailure } from './policies/policy-failure.ts';
import { describeProblem } from './policies/written-entry.ts';
import { createSessionStore } from './sessions/session-store.ts';
import { openSettings, settingsFailure } from './settings/settings.ts';
import { findForbiddenSwitches, readStart } from './startup/forbidden-switches.ts';
import { readLaunchOptions, startsHidden } from './startup/launch-options.ts';
import { findFolderObstacle, findLockObstacle } from './startup/start-obstacles.ts';
import { createTeamSource } from './team/team-source.ts';
import { createTeamWatch } from './team/team-watch.ts';
import { createAppUpdater } from './updates/app-updater.ts';

/** Milliseconds between two looks at what only time changes: silent typists, ended sessions. */
const TICK = 5000;
const SECOND = 1000;

function start(): void {
  const builtFolder = join(import.meta.dirname, '..');
  const assets = join(app.getAppPath(), 'assets');
  const userData = app.getPath('userData');

  // What administrators have set comes first: it decides what may be logged.
  const adminFolder = findAdminFolder(process.platform, process.env, app.isPackaged);
  const { policy, problems } = readPolicyOf(adminFolder);
  const policyProblems = problems.map(describeProblem);
  const log = openLog(app.getPath('logs'), policy.logLevel);
  reportUncaughtErrors(log);
  surviveGpuCrashes(log);
  const settings = openSettings(join(userData, 'settings.json'), Date.now, {
    onStuck(cause) {
      appState.change({ areSettingsSaved: false });
      standing.tell(reportFailure(log, 'settings', new AppError('settings-not-saved', { cause })));
    },
    onWritten() {
      appState.change({ areSettingsSaved: true });
      standing.takeBack('settings-not-saved');
    },
  });
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const appState = createAppStateStore(initialAppState(app.getVersion(), settings.read(), options, policy));
  const standing = createStandingNotices(appState);
  if (problems.length > 0) {
    log.error('policy not read', { what: policyProblems.join(', ') });
    standing.tell(policyFailure(policy, policyProblems));
  }
  const settingsDamage = settingsFailure(settings.damage);
  if (settingsDamage) {
    log.error('settings damaged', { what: settingsDamage.code });
    standing.tell(settingsDamage);
  }
  const store = createSessionStore();
  const serverClock = createServerClock({ steady: createSteadyClock(), computer: Date.now });
  const tellDifference = tellClockDifference(appState, serverClock.ahead);
  setInterval(tellDifference, SECOND);
  setInterval(() => store.apply({ type: 'time-passed', at: serverClock.now() }), TICK);

  // The server. Its cookies are kept in memory only: they are as good as a password.
  const credentials = createPasswordStore();
  const readAuthorities = authoritiesOf({ adminFolder, platform: process.platform, env: process.env, log });
  const network = createNetwork({
    // Nothing is to be answered from a cache: it could be older than what is on screen.
    openSession: (number) => session.fromPartition(`gws-${number}`, { cache: false }),
    credentials,
    readAuthorities,
    log,
    onProxyQuestion: (proxyQuestion) => appState.change({ proxyQuestion }),
  });
  watchNetworkService({
    onDeath(reason) {
      log.error('network service gone', { reason });
      network.replaceSessions();
      connection.probe();
    },
    onGivenUp: () =>
      appState.change({
        notice: reportFailure(log, 'network service', new AppError('network-service-lost')),
      }),
  });
  const unreadable = createUnrecognisedMessages((what) => log.warn('notification not used', { what }));
  const asyncFailures = createAsyncFailures((failure) =>
    appState.change({ notice: reportFailure(log, 'accepted operation', failure) }),
  );
  const connectionHistory = createConnectionHistory(Date.now);
  const connection = createConnection({
    send: network.send,
    store,
    now: Date.now,
    serverClock,
    backoff,
    asyncFailures,
    unreadable,
    onConnection(latest) {
      connectionHistory.note(latest);
      tellDifference();
      team.follow(latest.phase);
      appState.change({ connection: latest });
      if (latest.phase === 'signed-out') appState.change({ work: EMPTY_APP_STATE.work });
    },
    onMyChannels: (channels) => appState.change({ work: { ...appState.read().work, channels } }),
    log: log.info,
    forgetCookies: network.forgetCookies,
  });
  const team = createTeamWatch({
    source: createTeamSource(connection, () => settings.read().nickname),
    now: Date.now,
    publish: (latest) => appState.change({ team: latest }),
    log: log.warn,
  });
  store.subscribe((ids) => team.noteSessions(ids.flatMap((id) => store.get(id)?.session ?? [])));

  const audit = openAudit(join(userData, 'audit.jsonl'), Date.now, {
    onDamage() {
      log.error('audit damaged');
      standing.tell({ code: 'audit-damaged', reference: '' });
    },
    onStuck: (error) => standing.tell(reportFailure(log, 'audit', error)),
    onWritten: () => standing.takeBack('audit-not-written'),
  });

  // The window.
  const windowState = createWindowStateStore(settings, () => log.warn('place of the window not stored'));
  const quitting = createQuitGuard({
    mustAsk: () => appState.read().work.isStarted,
    ask() {
      window.show();
      appState.change({ isQuitting: true });
    },
    beforeQuit: async () => {
      updater.noteQuitting();
      const written = windowState.flush().then(settings.flush);
      await Promise.all([connection.signOut(), written, audit.flush()]);
    },
    leave: () => updater.leave(),
  });
  const draftStore = createDraftStore();
  const isTrayThere = createTrayQuestion(process.platform, process.env);
  const window = createMainWindow({
    builtFolder,
    icon: join(assets, 'icon.png'),
    hasDeveloperTools: !app.isPackaged,
    memory: windowState,
    onPageStart: () => store.apply({ type: 'session-opened', sessionId: null }),
    onPageLost: (reason) => log.error('page lost', { reason }),
    onVisibility: () => followSight(),
    isTrayThere,
    onClose: () =>
      decideClosing({
        platform: process.platform,
        isQuittingNow: quitting.isQuittingNow,
        isExplained: () => settings.read().closingExplained,
        isExplaining: () => appState.read().isClosing,
        explain: () => void isTrayThere().then((hasTray) => appState.change({ isClosing: true, hasTray })),
        closesToTray: () => appState.read().settings.closeToTray,
        mayQuit: quitting.canQuit,
      }),
    maySystemEnd: quitting.canQuit,
    onSystemEnd: endWithSystem,
  });
  const followSight = watchSessionVisibility({ store, draftStore, isWindowSeen: window.isReceived });
  const reveal = createReveal({ appState, store, window });
  const publisher = publishState(
    store,
    appState,
    (patch) => window.page()?.send(STATE_CHANNEL, patch),
    reportThrottled((error) => reportFailure(log, 'state', error), Date.now),
  );

  function endWithSystem(): void {
    updater.noteSystemEnd();
    quitting.quit();
  }
  const updater = createAppUpdater({
    preferences: () => appState.read().settings,
    policyFeed: () => policy.updateFeed ?? null,
    isManaged: () => policy.updatesOn !== undefined,
    isSupervising: () => [...store.all()].some(({ session: { ended } }) => !ended),
    quit: () => app.quit(),
    publish: (updates) => appState.change({ updates }),
    prepareSession: (updates) => applyCertificateVerdict(updates, readAuthorities, log),
    answerProxy: network.createProxyAnswers(),
    log,
  });
  appState.subscribe(({ settings: changed }) => {
    if (changed) updater.followSettings();
  });

  // What a supervisor can do.
  const parts: CommandContext = {
    audit,
    connection,
    connectionHistory,
    credentials,
    desktop: {
      saveFile,
      openLink,
      quit: quitting.quit,
      leave: () => app.quit(),
      hideWindow: window.putAway,
      restart() {
        app.relaunch();
        app.quit();
      },
    },
    directory: new Map<string, DirectoryEntry>(),
    sessionPassword: { current: options.demo },
    asyncFailures,
    log,
    logFile: join(app.getPath('logs'), 'main.log'),
    network,
    outcomes: createOutcomes({ store, appState }),
    pageErrors: createPageErrors(log, Date.now),
    draftStore,
    policy,
    policyProblems,
    publishFullState: () => publisher.publishFullState(),
    sentLines: createSentLines(store),
    settings,
    appState,
    standing,
    store,
    team,
    unreadable,
    updater,
  };
  const doings = createOwnActions(() => performance.now());
  const commands = noteOwnActions(createCommands(parts), doings);
  forgetWhenRefused(parts);
  handleCommands({
    commands,
    isTrusted: (event) => isTrustedSender(event, window.page(), APP_ORIGIN),
    log,
  });

  // The desktop.
  const noticeFailure = (where: string) => (error: unknown) =>
    appState.change({ notice: reportFailure(log, where, error) });
  serveApp(session.defaultSession, join(builtFolder, 'renderer'));
  denyPermissions(session.defaultSession);
  followSpellCheck({
    platform: process.platform,
    appState,
    userData,
    adminFolder: adminFolder.path,
    onFailure: (error) => reportFailure(log, 'spell check', error),
  });
  showMenu(
    appState,
    { platform: process.platform, isInDevelopment: !app.isPackaged },
    {
      signOut: () => void commands.signOut({}),
      saveDiagnostics: () =>
        void Promise.resolve(commands.saveDiagnostics({})).catch(noticeFailure('save diagnostics')),
      zoom: window.zoom,
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
    isOwnAction: doings.isRecent,
    open: reveal,
    actions: {
      setDoNotDisturb: (time) => void commands.setDoNotDisturb({ time }),
      signOut: () => void commands.signOut({}),
      quit: () => app.quit(),
    },
  });
  quitWithSystem(endWithSystem);
  if (app.isPackaged) {
    claimLinks(process.platform);
    followLoginItem({
      platform: process.platform,
      env: process.env,
      appState,
      onFailure: noticeFailure('start at login'),
    });
  }
  watchPowerEvents((how) => {
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

  updater.start();
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
  const page = window.page();
  if (options.screenshot !== null && page) pictureWhenPainted(page, options.screenshot);
  if (options.demo === null) void signInAtStart(parts);
}

function readPolicyOf(folder: AdminFolder): LoadedPolicy {
  return loadPolicy(() => findPolicy({ platform: process.platform, folder, run: runProgram }));
}

/** Before anything that needs a display or the person's folder: whoever asks may have neither. */
function printPolicyAndExit(): void {
  const folder = findAdminFolder(process.platform, process.env, app.isPackaged);
  const { text, exitCode } = checkPolicy(readPolicyOf(folder), app.getVersion());
  writeSync(process.stdout.fd, text);
  process.exit(exitCode);
}

/** Electron does not name a folder that it could not make. */
function findUserData(): string {
  try {
    return app.getPath('userData');
  } catch {
    return join(app.getPath('appData'), app.getName());
  }
}

/** A folder that cannot be written refuses the lock as well: that is no second start, and must not end without a word. */
function startAlone(): void {
  const userData = findUserData();
  const folderObstacle = findFolderObstacle(userData);
  if (folderObstacle) {
    refuseFolder(folderObstacle);
    return;
  }
  if (app.requestSingleInstanceLock()) {
    void app.whenReady().then(start);
    return;
  }
  const place = { platform: process.platform, userData, hostName: hostname(), processId: process.pid };
  const lockObstacle = findLockObstacle({ ...place, temporary: app.getPath('temp') });
  if (lockObstacle) refuseFolder(lockObstacle);
  else app.quit();
}

if (process.argv.includes(CHECK_SWITCH)) printPolicyAndExit();
followTimeZone();
registerAppScheme();
lockPages();
fetchNoDictionaries();
speakHttp1Only();
const followLinks = listenForLinks();
const dangerous = findForbiddenSwitches(readStart(app.isPackaged));
if (dangerous.length > 0) refuseToStart(dangerous, openLog(app.getPath('logs')));
else startAlone();
