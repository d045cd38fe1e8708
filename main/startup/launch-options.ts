/** Reads what the app was started with. */
import type { SessionPassword } from '#main/keychain/session-password.ts';
import type { Settings } from '#preload/model/settings.ts';

/** Asks for a start without a window, as at login. */
export const HIDDEN_SWITCH = '--hidden';

export interface LaunchOptions {
  /** Fills in the server address. */
  readonly server: string | null;
  /** A demo contact centre, one click from the console. Only in an app that was not installed. */
  readonly demo: SessionPassword | null;
  /** Where to write a picture of the window, for starts that nobody can watch. Only in an app that was not installed. */
  readonly screenshot: string | null;
  /** No window for now: the tray is enough. */
  readonly hidden: boolean;
}

export function readLaunchOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  isPackaged: boolean,
): LaunchOptions {
  const server = readSwitch(args, '--server');
  const hidden = args.includes(HIDDEN_SWITCH);
  if (isPackaged) return { server, demo: null, screenshot: null, hidden };
  const screenshot = env['SMS_SUPERVISOR_SCREENSHOT'] ?? null;
  return { server, demo: readDemo(args, env), screenshot, hidden };
}

/** `wasOpenedAtLogin`: macOS says so, where a login item can have no switches. */
export function startsHidden(
  { hidden }: Pick<LaunchOptions, 'hidden'>,
  { startInTray }: Pick<Settings, 'startInTray'>,
  wasOpenedAtLogin: boolean,
): boolean {
  return hidden || startInTray || wasOpenedAtLogin;
}

/** The password comes by the environment: arguments can be read by every user of the machine. */
function readDemo(args: readonly string[], env: NodeJS.ProcessEnv): SessionPassword | null {
  const server = readSwitch(args, '--demo-server');
  const userName = env['SMS_SUPERVISOR_DEMO_USER'];
  const password = env['SMS_SUPERVISOR_DEMO_PASSWORD'];
  return server && userName && password ? { server, userName, password } : null;
}

function readSwitch(args: readonly string[], name: string): string | null {
  const found = args.findLast((argument) => argument.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || null;
}
