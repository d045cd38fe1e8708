/** Lets programs run as somebody who may not do everything, where we are root. */
import { askCommand } from './run-command.mjs';

/** In a namespace of its own, root's files belong to this number, and none of root's rights come with it. */
const becoming = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * The command that runs `command` as an ordinary user. Where root may not become one, it stays root.
 * @param {string[]} command
 * @returns {Promise<string[]>}
 */
export async function asOrdinaryUser(command) {
  if (process.getuid?.() !== 0) return command;
  const [program = '', ...args] = [...becoming, 'true'];
  return (await askCommand(program, args)).code === 0 ? [...becoming, ...command] : command;
}
