/** Opens the app for a person: on a display or a virtual one, on a simulated contact centre or a real one. */
import { announcePicture } from '../desktop/announce-picture.mjs';
import { openVirtualDisplay } from '../desktop/virtual-desktop.mjs';
import { say } from '../prepare/project.mjs';
import { listElectronArguments } from './electron-arguments.mjs';
import { startSimulator } from './start-simulator.mjs';

/** A contact centre that is busy enough to look at: people talk, sessions begin and end. */
const livingWorld = ['--port', '0', '--agents', '20', '--sessions', '50', '--rate', '5'];
const demoSupervisor = { SMS_SUPERVISOR_DEMO_USER: 'sam', SMS_SUPERVISOR_DEMO_PASSWORD: 'demo' };

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** What the system must have for it. */
export const purpose = hasDisplay ? 'app' : 'virtual display';

/**
 * Runs Electron with these arguments to its end, and resolves with its exit code.
 * @typedef {(args: string[], options: { environment: NodeJS.ProcessEnv, stop: AbortSignal }) => Promise<number>} Run
 */

/**
 * @param {string[]} args of the person, for the app; `--server URL` names a real contact centre
 * @param {AbortSignal} stop
 * @param {Run} run
 */
export async function openApp(args, stop, run) {
  const display = hasDisplay ? undefined : await openVirtualDisplay();
  try {
    const environment = display ? { ...display.environment, ...(await announcePicture(stop)) } : process.env;
    const usesRealServer = args.some((arg) => arg === '--server' || arg.startsWith('--server='));
    return usesRealServer
      ? await runApp(run, joinServer(args), { environment, stop })
      : await openAppOnSimulator(run, args, { environment, stop });
  } finally {
    await display?.close();
  }
}

/**
 * @param {Run} run
 * @param {string[]} args
 * @param {{ environment: NodeJS.ProcessEnv, stop: AbortSignal }} options
 */
async function openAppOnSimulator(run, args, { environment, stop }) {
  const simulator = await startSimulator(livingWorld);
  try {
    say(
      `A simulated contact centre runs at ${simulator.address}: sam, a supervisor, can sign in in the window,`,
    );
    say('and you can play her agents and their customers at that address in a browser.');
    return await runApp(run, [`--demo-server=${simulator.address}`, ...args], {
      environment: { ...environment, ...demoSupervisor },
      stop,
    });
  } finally {
    await simulator.close();
  }
}

/**
 * @param {Run} run
 * @param {string[]} given arguments for the app
 * @param {{ environment: NodeJS.ProcessEnv, stop: AbortSignal }} options
 */
async function runApp(run, given, options) {
  // Chromium complains about graphics cards and system buses that a trial does not need.
  const own = [...(await listElectronArguments()), '--log-level=3'];
  return await run(['.', ...own, ...given], options);
}

/**
 * The app knows one spelling, `--server=URL`; people write either.
 * @param {string[]} words
 */
function joinServer(words) {
  const at = words.indexOf('--server');
  return at < 0 ? words : [...words.slice(0, at), `--server=${words[at + 1] ?? ''}`, ...words.slice(at + 2)];
}
