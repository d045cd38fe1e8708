/** `npm start`: brings everything in place and opens the app, on a simulated contact centre unless `--server URL` names a real one. */
import { announcePicture } from './desktop/announce-picture.mjs';
import { openVirtualDisplay } from './desktop/virtual-desktop.mjs';
import { buildAppWhenStale } from './prepare/build-app.mjs';
import { findElectron } from './prepare/find-electron.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript, say } from './prepare/project.mjs';
import { provideSystemPackages } from './prepare/system-packages.mjs';
import { listElectronArguments } from './run/electron-arguments.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { startSimulator } from './run/start-simulator.mjs';
import { untilStopped } from './run/until-stopped.mjs';

/** A contact centre that is busy enough to look at: people talk, sessions begin and end. */
const livingWorld = ['--port', '0', '--agents', '20', '--sessions', '50', '--rate', '5'];
const demoSupervisor = { SMS_SUPERVISOR_DEMO_USER: 'sam', SMS_SUPERVISOR_DEMO_PASSWORD: 'demo' };

const args = process.argv.slice(2);
const usesRealServer = args.some((arg) => arg === '--server' || arg.startsWith('--server='));
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

await runScript(async () => {
  await installPackages();
  const electron = await findElectron();
  await provideSystemPackages(hasDisplay ? 'app' : 'virtual display', electron);
  await buildAppWhenStale();
  return await untilStopped((stop) => openApp(electron, stop));
});

/**
 * @param {string} electron
 * @param {AbortSignal} stop
 */
async function openApp(electron, stop) {
  const display = hasDisplay ? undefined : await openVirtualDisplay();
  try {
    const environment = display ? { ...display.environment, ...(await announcePicture(stop)) } : process.env;
    return usesRealServer
      ? await runApp(electron, joinServer(args), { environment, stop })
      : await openAppOnSimulator(electron, { environment, stop });
  } finally {
    await display?.close();
  }
}

/**
 * @param {string} electron
 * @param {{ environment: NodeJS.ProcessEnv, stop: AbortSignal }} options
 */
async function openAppOnSimulator(electron, { environment, stop }) {
  const simulator = await startSimulator(livingWorld);
  try {
    say(
      `A simulated contact centre runs at ${simulator.address}: sam, a supervisor, can sign in in the window,`,
    );
    say('and you can play her agents and their customers at that address in a browser.');
    return await runApp(electron, [`--demo-server=${simulator.address}`, ...args], {
      environment: { ...environment, ...demoSupervisor },
      stop,
    });
  } finally {
    await simulator.close();
  }
}

/**
 * @param {string} electron
 * @param {string[]} given arguments for the app
 * @param {{ environment: NodeJS.ProcessEnv, stop: AbortSignal }} options
 */
async function runApp(electron, given, options) {
  // Chromium complains about graphics cards and system buses that a trial does not need.
  const own = [...(await listElectronArguments()), '--log-level=3'];
  return await runInForeground(electron, ['.', ...own, ...given], options);
}

/**
 * The app knows one spelling, `--server=URL`; people write either.
 * @param {string[]} words
 */
function joinServer(words) {
  const at = words.indexOf('--server');
  return at < 0 ? words : [...words.slice(0, at), `--server=${words[at + 1] ?? ''}`, ...words.slice(at + 2)];
}
