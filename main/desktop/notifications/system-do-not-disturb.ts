/**
 * Whether a Linux desktop is set not to disturb. Its service for notifications holds them back by itself, as Windows and
 * macOS do with their sounds as well; only our own sound has to ask. A desktop that cannot be asked is taken to be disturbed.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Milliseconds: a sound that comes later is no alert. */
const ANSWER_TIMEOUT_MS = 1000;

const SERVICE = ['--session', '--dest', 'org.freedesktop.Notifications'];
const READ = [
  ...['--object-path', '/org/freedesktop/Notifications'],
  ...['--method', 'org.freedesktop.DBus.Properties.Get'],
];

/** How each desktop is asked, and what it says when it is not to disturb. */
const QUESTIONS: readonly { readonly command: readonly [string, readonly string[]]; readonly yes: RegExp }[] =
  [
    // The standard's own word, as KDE Plasma has it.
    {
      command: ['gdbus', ['call', ...SERVICE, ...READ, 'org.freedesktop.Notifications', 'Inhibited']],
      yes: /<true>/,
    },
    { command: ['gdbus', ['call', ...SERVICE, ...READ, 'org.dunstproject.cmd0', 'paused']], yes: /<true>/ },
    { command: ['gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners']], yes: /false/ },
  ];

export async function isSystemDoNotDisturbOn(): Promise<boolean> {
  const answers = await Promise.all(
    QUESTIONS.map(({ command, yes }) => ask(command).then((said) => yes.test(said))),
  );
  return answers.includes(true);
}

async function ask([program, args]: readonly [string, readonly string[]]): Promise<string> {
  try {
    return (await run(program, args, { timeout: ANSWER_TIMEOUT_MS })).stdout;
  } catch {
    return '';
  }
}
