/** A desktop for windows where there is none, or where a person's own must not be touched: display, session bus, keyring, notifications. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder, PlainError } from '../prepare/project.mjs';
import { startDaemon, startReportingDaemon, stopMarked } from '../run/daemon.mjs';
import { askCommand } from '../run/run-command.mjs';

/** How often the panel is started before the desktop is given up. */
const panelAttempts = 5;
/** Asks whether a tray is up. */
const trayHost = [
  ...['--dest', 'org.kde.StatusNotifierWatcher', '--object-path', '/StatusNotifierWatcher'],
  ...['--method', 'org.freedesktop.DBus.Properties.Get', 'org.kde.StatusNotifierWatcher'],
  'IsStatusNotifierHostRegistered',
];

/**
 * @typedef {object} VirtualDesktop
 * @property {NodeJS.ProcessEnv} environment to start programs with
 * @property {() => Promise<void>} close ends everything that was started in it, however deep, and removes its files
 */

/**
 * Opens a display and a session bus; the keyring and the other surroundings stay the person's own.
 * @returns {Promise<VirtualDesktop>}
 */
export async function openVirtualDisplay() {
  return await open({ ...process.env }, async () => {});
}

/**
 * Opens a whole desktop with a throw-away home folder and an unlocked throw-away keyring.
 * @returns {Promise<VirtualDesktop>}
 */
export async function openVirtualDesktop() {
  return await open({ ...process.env, LANG: 'C.UTF-8' }, async (environment, folder) => {
    await moveHome(environment, folder);
    const keyring = ['--foreground', '--unlock', '--components=secrets'];
    await startDaemon('gnome-keyring-daemon', keyring, { environment, input: 'throw-away' });
    await startDaemon('openbox', ['--sm-disable'], { environment });
    await startDaemon('dunst', [], { environment });
    await startPanel(environment);
    const services = ['org.freedesktop.secrets', 'org.freedesktop.Notifications'];
    await Promise.all(services.map((name) => waitForAnswer(name, owner(name), environment)));
  });
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {(environment: NodeJS.ProcessEnv, folder: string) => Promise<void>} furnish
 * @returns {Promise<VirtualDesktop>}
 */
async function open(environment, furnish) {
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-desktop-'));
  // Every process of this desktop inherits the mark, so that the last of them can be found when it closes.
  const mark = `SMS_SUPERVISOR_DESKTOP=${randomUUID()}`;
  const [key = '', value] = mark.split('=');
  environment[key] = value;
  const close = async () => {
    await stopMarked(mark);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await startDisplay(environment);
    await startBus(environment);
    await furnish(environment, folder);
    return { environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * A panel with a place for tray icons: without one they would be drawn the old way, which nobody could read. One start in
 * twenty fails, and most of these when the panel has its name on the bus already: it asks itself for what it has not yet
 * put up. Its host, which it announces last, is the sign that it is up; it gets further chances.
 * @param {NodeJS.ProcessEnv} environment
 */
async function startPanel(environment) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const panel = ['--watcher', '--top', '--size', '32'];
      const { ended } = await startDaemon('gtk-sni-tray-standalone', panel, { environment });
      await Promise.race([ended, waitForAnswer('the tray', trayHost, environment)]);
      return;
    } catch (error) {
      if (attempt === panelAttempts) throw error;
    }
  }
}

/** @param {NodeJS.ProcessEnv} environment */
async function startDisplay(environment) {
  delete environment['WAYLAND_DISPLAY'];
  // It looks for a free number itself and reports it.
  const screen = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];
  environment['DISPLAY'] = `:${await startReportingDaemon('Xvfb', screen, { environment })}`;
}

/** @param {NodeJS.ProcessEnv} environment */
async function startBus(environment) {
  const bus = ['--session', '--nofork', '--nopidfile', '--print-address=3'];
  environment['DBUS_SESSION_BUS_ADDRESS'] = await startReportingDaemon('dbus-daemon', bus, { environment });
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} folder
 */
async function moveHome(environment, folder) {
  const places = {
    HOME: 'home',
    XDG_CONFIG_HOME: 'home/.config',
    XDG_DATA_HOME: 'home/.local/share',
    XDG_CACHE_HOME: 'home/.cache',
    XDG_RUNTIME_DIR: 'run',
  };
  // What was fetched once serves here too.
  environment['SMS_SUPERVISOR_CACHE'] = cacheFolder;
  for (const [name, place] of Object.entries(places)) {
    environment[name] = join(folder, place);
    await mkdir(join(folder, place), { recursive: true, mode: 0o700 });
  }
}

/**
 * @param {string} name
 * @returns {string[]} asks the session bus whether somebody answers to it
 */
function owner(name) {
  const bus = ['--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  return [...bus, '--method', 'org.freedesktop.DBus.NameHasOwner', name];
}

/**
 * Waits until the session bus answers a question with yes.
 * @param {string} who is asked for
 * @param {string[]} question a call, for gdbus
 * @param {NodeJS.ProcessEnv} environment
 */
async function waitForAnswer(who, question, environment) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { output } = await askCommand('gdbus', ['call', '--session', ...question], { env: environment });
    if (output.includes('true')) return;
    await pause(50);
  }
  throw new PlainError(`The virtual desktop did not start: no answer from ${who}.`);
}
