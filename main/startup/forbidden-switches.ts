/** Switches of Chromium and Node that would open the installed app to others: with one of them it does not start. */
import { url as inspectorAddress } from 'node:inspector';

/**
 * Who may write into a shortcut, a script or a link must not get what only the person has. Switches that say which way
 * requests go, such as a proxy, are not among them: whoever answers still has to prove to be the server.
 */
const DANGEROUS = [
  // Lets another program look into the app, or be started by it.
  'inspect inspect-brk inspect-port inspect-wait inspect-publish-uid',
  'remote-debugging-port remote-debugging-pipe remote-debugging-address remote-allow-origins',
  'auto-open-devtools-for-tabs load-extension js-flags',
  'renderer-cmd-prefix utility-cmd-prefix gpu-launcher browser-subprocess-path',
  // Takes walls away.
  'disable-web-security disable-site-isolation-trials single-process',
  'allow-running-insecure-content unsafely-treat-insecure-origin-as-secure allow-file-access-from-files',
  // Has another machine taken for the server, or writes down what is said to it.
  'host-rules host-resolver-rules ignore-certificate-errors ignore-certificate-errors-spki-list',
  'ignore-urlfetcher-cert-requests allow-insecure-localhost auth-server-whitelist auth-server-allowlist',
  'ssl-key-log-file log-net-log net-log-capture-mode',
].flatMap((names) => names.split(' '));

/** Chromium's walls around its processes. root cannot have them: without one of these it could not start at all. */
const WALLS = ['no-sandbox', 'disable-setuid-sandbox', 'disable-gpu-sandbox', 'no-zygote'];

export interface Start {
  readonly isPackaged: boolean;
  /** As given; Chromium and Electron add switches of their own later. */
  readonly args: readonly string[];
  readonly isRoot: boolean;
  /** Node's inspector is open: what is shipped has no fuse for that (electron-builder.yml), so this was built for tests. */
  readonly isInspected: boolean;
}

/** The names of those that were given. */
export function findForbiddenSwitches(start: Start): readonly string[] {
  const { isPackaged, args, isRoot, isInspected } = start;
  if (!isPackaged || isInspected) return [];
  const refused = isRoot ? DANGEROUS : [...DANGEROUS, ...WALLS];
  const given = new Set(args.map(nameOfSwitch));
  return refused.filter((name) => given.has(name));
}

/** True when nothing more is wrong than that Chromium's walls are missing, as they are where a system does not allow them. */
export function isOnlyWithoutWalls(switches: readonly string[]): boolean {
  return switches.every((name) => WALLS.includes(name));
}

/** Windows knows switches by a slash as well, and in capitals. Where `--` ends them is not looked at: rather one too many. */
function nameOfSwitch(argument: string): string {
  return /^(?:--?|\/)([^=]+)/.exec(argument)?.[1]?.toLowerCase() ?? '';
}

/** How this process was started. To be asked first: later the inspector could be opened by the process itself. */
export function readStart(isPackaged: boolean): Start {
  return {
    isPackaged,
    args: process.argv,
    isRoot: process.getuid?.() === 0,
    isInspected: inspectorAddress() !== undefined,
  };
}
