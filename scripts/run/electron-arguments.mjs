/** The arguments that an Electron needs on this machine before any of the app's own. */
import { say } from '../prepare/project.mjs';
import { askCommand } from './run-command.mjs';

/**
 * Chromium's sandbox needs an ordinary user who may make user namespaces. Without one the app would not start at all.
 * @returns {Promise<string[]>}
 */
export async function listElectronArguments() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  if ((await askCommand('unshare', ['--user', '--map-root-user', 'true'])).code === 0) return [];
  say("This machine does not let ordinary users make namespaces, so Chromium's sandbox is off for this run.");
  return ['--no-sandbox'];
}
