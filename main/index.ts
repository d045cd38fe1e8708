/** Builds each part of the main process once and wires them, in reading order. */
import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, session } from 'electron';
import { STATE_CHANNEL } from '#preload/contract.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';
import { createMyDoings, noteMyDoings } from './alerts/my-doings.ts';
import { firstShell, NO_WORK } from './app-state/first-shell.ts';
import { createPageMemory } from './app-state/page-memory.ts';
import { createShellState } from './app-state/shell-state.ts';
import { createStandingNotices } from './app-state/standing-notices.ts';
import { openAudit } from './audit/audit.ts';
import { tellClockDifference } from './clock/clock-difference.ts';
import { createSteadyClock } from './clock/steady-clock.ts';
import { followTimeZone } from './clock/time-zone.ts';
import type { CommandParts } from './commands/context/command-parts.ts';
import { createCommands } from './commands/index.ts';
import { signInAtStart } from './commands/sign-in/sign-in-at-start.ts';
import { forgetWhenRefused } from './commands/sign-in/stored-password.ts';
import { showAlerts } from './desktop/alerts/alerts.ts';
import { saveFile } from './desktop/files/save-file.ts';
import { surviveGpuCrashes } from './desktop/lifecycle/gpu-process.ts';
import { followLoginItem, wasOpenedAtLogin } from './desktop/lifecycle/login-item.ts';
import { guardQuitting, quitWithSystem } from './desktop/lifecycle/quitting.ts';
import { refuseFolder, refuseToStart } from './desktop/lifecycle/refuse-to-start.ts';
import { watchForWakeUps } from './desktop/lifecycle/wake-ups.ts';
import { claimLinks, listenForLinks } from './desktop/links/deep-links.ts';
import { openLink } from './desktop/links/open-link.ts';
import { createReveal } from './desktop/links/reveal.ts';
import { showMenu } from './desktop/menu/menu.ts';
import { followSpellCheck } from './desktop/spelling/spell-check.ts';
import { createTrayQuestion } from './desktop/tray/tray-presence.ts';
import { watchTray } from './desktop/tray/tray-watch.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './desktop/window/app-scheme.ts';
import { decideClosing } from './desktop/window/closing.ts';
import { createWindowMemory } from './desktop/window/remember-window.ts';
import { denyPermissions, lockPages } from './desktop/window/security.ts';
import { watchSight } from './desktop/window/sight.ts';
import { createMainWindow, pictureWhenPainted } from './desktop/window/window.ts';
import { createConnectionHistory } from './diagnostics/connection-history.ts';
import { AppError } from './errors/app-error.ts';
import { reportFailure, reportSeldom, watchForCrashes } from './errors/crash.ts';
import { backoff } from './gws/connection/backoff.ts';
import { createConnection } from './gws/connection/connection.ts';
import { createServerClock } from './gws/http/server-clock.ts';
import { createLateFailures } from './gws/sync/late-failures.ts';
import { createUnreadable } from './gws/sync/unreadable.ts';
import { handleCommands } from './ipc/handle-commands.ts';
import { publishState } from './ipc/publish-state.ts';
import { isTrustedSender } from './ipc/trusted-window.ts';
import { createCredentialStore } from './keychain/credentials.ts';
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
import { CHECK_SWITCH, checkPolicy } from './policies/check-policy.ts';
import { findPolicy, runProgram } from './policies/find-policy.ts';
import type { LoadedPolicy } from './policies/load-policy.ts';
import { loadPolicy } from './policies/load-policy.ts';
import type { MachineFolder } from './policies/machine-folder.ts';
import { findMachineFolder } from './policies/machine-folder.ts';
import { policyFailure } from './policies/policy-failure.ts';
import { describeProblem } from './policies/written-entry.ts';
import { createSessionStore } from './sessions/session-store.ts';
import { openSettings, settingsFailure } from './settings/settings.ts';
import { findDangerousSwitches, readStart } from './startup/dangerous-switches.ts';
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
  const machineFolder = findMachineFolder(process.platform, process.env, app.isPackaged);
  const { policy, problems } = readPolicyOf(machineFolder);
  const policyProblems = problems.map(describeProblem);
  const log = openLog(app.getPath('logs'), policy.logLevel);
  watchForCrashes(log);
  surviveGpuCrashes(log);
  const settings = openSettings(join(userData, 'settings.json'));
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const shell = createShellState(firstShell(app.getVersion(), settings.read(), options, policy));
  const standing = createStandingNotices(shell);
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
  const tellDifference = tellClockDifference(shell, serverClock.ahead);
  setInterval(tellDifference, SECOND);
  setInterval(() => store.apply({ type: 'time-passed', at: serverClock.now() }), TICK);

  // The server. Its cookies are kept in memory only: they are as good as a password.
  const credentials = createCredentialStore();
  const readAuthorities = authoritiesOf({ machineFolder, platform: process.platform, env: process.env, log });
  const network = createNetwork({
    // Nothing is to be answered from a cache: it could be older than what is on screen.
    openSession: (number) => session.fromPartition(`gws-${number}`, { cache: false }),
    credentials,
    readAuthorities,
    log,
    onProxyQuestion: (proxyQuestion) => shell.change({ proxyQuestion }),
  });
  watchNetworkService({
    onDeath(reason) {
      log.error('network service gone', { reason });
      network.replaceSessions();
      connection.probe();
    },
    onGivenUp: () =>
      shell.change({ notice: reportFailure(log, 'network service', new AppError('network-service-lost')) }),
  });
  const unreadable = createUnreadable((what) => log.warn('notification not used', { what }));
  const lateFailures = createLateFailures((failure) =>
    shell.change({ notice: reportFailure(log, 'accepted operation', failure) }),
  );
  const connectionHistory = createConnectionHistory(Date.now);
  const connection = createConnection({
    send: network.send,
    store,
    now: Date.now,
    serverClock,
    backoff,
    lateFailures,
    unreadable,
    onConnection(latest) {
      connectionHistory.note(latest);
      tellDifference();
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
  const windowMemory = createWindowMemory(settings, () => log.warn('place of the window not stored'));
  const quitting = guardQuitting({
    mustAsk: () => shell.read().work.isStarted,
    ask() {
      window.show();
      shell.change({ isQuitting: true });
    },
    sayGoodbye: async () => {
      updater.noteQuitting();
      await Promise.all([connection.signOut(), windowMemory.flush()]);
    },
    leave: () => updater.leave(),
  });
  const pageMemory = createPageMemory();
  const isTrayThere = createTrayQuestion(process.platform, process.env);
  const window = createMainWindow({
    builtFolder,
    icon: join(assets, 'icon.png'),
    hasDeveloperTools: !app.isPackaged,
    memory: windowMemory,
    onPageStart: () => store.apply({ type: 'session-watched', sessionId: null }),
    onPageLost: (reason) => log.error('page lost', { reason }),
    onSight: () => followSight(),
    isTrayThere,
    onClose: () =>
      decideClosing({
        platform: process.platform,
        isGoing: quitting.isGoing,
        isExplained: () => settings.read().closingExplained,
        isExplaining: () => shell.read().isClosing,
        explain: () => void isTrayThere().then((hasTray) => shell.change({ isClosing: true, hasTray })),
        closesToTray: () => shell.read().settings.closeToTray,
        mayQuit: quitting.mayGo,
      }),
    maySystemEnd: quitting.mayGo,
    onSystemEnd: endWithSystem,
  });
  const followSight = watchSight({ store, pageMemory, isWindowSeen: window.isSeen });
  const reveal = createReveal({ shell, store, window });
  const publisher = publishState(
    store,
    shell,
    (patch) => window.page()?.send(STATE_CHANNEL, patch),
    reportSeldom((error) => reportFailure(log, 'state', error), Date.now),
  );

  function endWithSystem(): void {
    updater.noteSystemEnd();
    quitting.quit();
  }
  const updater = createAppUpdater({
    wishes: () => shell.read().settings,
    policyFeed: () => policy.updateFeed ?? null,
    isManaged: () => policy.updatesOn !== undefined,
    isSupervising: () => [...store.all()].some(({ session: { ended } }) => !ended),
    quit: () => app.quit(),
    publish: (updates) => shell.change({ updates }),
    prepareSession: (updates) => applyCertificateVerdict(updates, readAuthorities, log),
    answerProxy: network.createProxyAnswers(),
    log,
  });
  shell.subscribe(({ settings: changed }) => {
    if (changed) updater.followSettings();
  });

  // What a supervisor can do.
  const parts: CommandParts = {
    audit: openAudit(join(userData, 'audit.jsonl'), Date.now, () => {
      log.error('audit damaged');
      standing.tell({ code: 'audit-damaged', reference: '' });
    }),
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
    held: { current: options.demo },
    lateFailures,
    log,
    logFile: join(app.getPath('logs'), 'main.log'),
    network,
    outcomes: createOutcomes({ store, shell }),
    pageErrors: createPageErrors(log, Date.now),
    pageMemory,
    policy,
    policyProblems,
    publishFullState: () => publisher.publishFullState(),
    sentLines: createSentLines(store),
    settings,
    shell,
    standing,
    store,
    team,
    unreadable,
    updater,
  };
  const doings = createMyDoings(() => performance.now());
  const commands = noteMyDoings(createCommands(parts), doings);
  forgetWhenRefused(parts);
  handleCommands({
    commands,
    isTrusted: (event) => isTrustedSender(event, window.page(), APP_ORIGIN),
    log,
  });

  // The desktop.
  const noticeFailure = (where: string) => (error: unknown) =>
    shell.change({ notice: reportFailure(log, where, error) });
  serveApp(session.defaultSession, join(builtFolder, 'renderer'));
  denyPermissions(session.defaultSession);
  followSpellCheck({
    platform: process.platform,
    shell,
    userData,
    machineFolder: machineFolder.path,
    onFailure: (error) => reportFailure(log, 'spell check', error),
  });
  showMenu(
    shell,
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
    shell,
    serverNow: serverClock.now,
    alertsAllowed: () => policy.alertsAllowed !== false,
    isMyDoing: doings.isRecent,
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
      shell,
      onFailure: noticeFailure('start at login'),
    });
  }
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

function readPolicyOf(folder: MachineFolder): LoadedPolicy {
  return loadPolicy(() => findPolicy({ platform: process.platform, folder, run: runProgram }));
}

/** Before anything that needs a display or the person's folder: whoever asks may have neither. */
function printPolicyAndExit(): void {
  const folder = findMachineFolder(process.platform, process.env, app.isPackaged);
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
const dangerous = findDangerousSwitches(readStart(app.isPackaged));
if (dangerous.length > 0) refuseToStart(dangerous, openLog(app.getPath('logs')));
else startAlone();
