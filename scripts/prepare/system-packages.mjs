/** Finds the system's libraries and tools that a Linux machine lacks, and installs them or says how. */
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { askCommand, runCommand } from '../run/run-command.mjs';
import { holdingLock } from './lock.mjs';
import { PlainError, projectFolder, say } from './project.mjs';

/** What Electron and keytar are linked with or load while they run. Names of Debian and Ubuntu. */
const libraryPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libsecret-1-0',
  'libnotify4',
];

/** Loaded by name while the app runs, so no list of linked libraries shows them. */
const libraryNames = ['libnotify.so.4', 'libsecret-1.so.0'];

/** What these programs print is read, so it must not be translated. */
const plainEnglish = { env: { ...process.env, LC_ALL: 'C' } };

/** Program → the package that brings it. */
const displayTools = { Xvfb: 'xvfb', 'dbus-daemon': 'dbus' };
const desktopTools = {
  ...displayTools,
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  gdbus: 'libglib2.0-bin',
  dunst: 'dunst',
  'notify-send': 'libnotify-bin',
  'gtk-sni-tray-standalone': 'haskell-gtk-sni-tray-utils',
  import: 'imagemagick',
  openbox: 'openbox',
  xdotool: 'xdotool',
  xprop: 'x11-utils',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
};

const packagingTools = {
  ...desktopTools,
  mksquashfs: 'squashfs-tools',
  'desktop-file-validate': 'desktop-file-utils',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
};

/** @type {Record<string, Record<string, string>>} */
const toolsFor = {
  'virtual display': displayTools,
  'virtual desktop': desktopTools,
  packaging: packagingTools,
};

/** A picture of the window is no good with boxes for letters: one font file per kind of script tells whether they are there. */
const fonts = {
  'DejaVu Sans': 'fonts-dejavu-core',
  'Noto Color Emoji': 'fonts-noto-color-emoji',
  'Noto Sans Arabic': 'fonts-noto-core',
  'Droid Sans Fallback': 'fonts-droid-fallback',
};

/**
 * Makes sure that what a purpose needs is installed. Does nothing on Windows and macOS.
 * @param {'app' | 'virtual display' | 'virtual desktop' | 'packaging'} purpose each needs what the one before it needs
 * @param {string} [electron] the executable whose libraries are looked up
 */
export async function provideSystemPackages(purpose, electron) {
  if (process.platform !== 'linux') return;
  // apt refuses to run twice at a time; whoever has waited may find that nothing is missing any more.
  if ((await listMissing(purpose, electron)).length > 0)
    await holdingLock('system-packages', async () => {
      const missing = await listMissing(purpose, electron);
      if (missing.length > 0) await installWithApt(missing);
    });
  const still = electron ? await listMissingLibraries(electron) : [];
  if (still.length > 0)
    throw new PlainError(`Electron needs libraries that this machine lacks: ${still.join(', ')}.`);
}

/**
 * @param {string} purpose
 * @param {string | undefined} electron
 * @returns {Promise<string[]>} names of packages
 */
async function listMissing(purpose, electron) {
  const missing = [];
  if (electron && (await listMissingLibraries(electron)).length > 0) missing.push(...libraryPackages);
  if (purpose !== 'app') {
    const tools = toolsFor[purpose] ?? {};
    for (const [program, name] of Object.entries(tools)) if (!(await isOnPath(program))) missing.push(name);
    missing.push(...(await listMissingFonts()));
  }
  return [...new Set(missing)];
}

/** @param {string} electron */
async function listMissingLibraries(electron) {
  const keytar = join(
    projectFolder,
    'node_modules',
    'keytar',
    'prebuilds',
    `linux-${process.arch}`,
    'keytar.node',
  );
  const linked = await askCommand('ldd', [electron, keytar], plainEnglish);
  const known = await askCommand('/sbin/ldconfig', ['-p'], plainEnglish);
  const unloadable =
    known.code === 0 ? libraryNames.filter((name) => !known.output.includes(`${name} `)) : [];
  return [...new Set([...readMissingLibraries(linked.output), ...unloadable])];
}

/**
 * Reads the libraries that were not found out of what `ldd` prints.
 * @param {string} lddOutput
 */
export function readMissingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}

async function listMissingFonts() {
  const { output } = await askCommand('fc-list', [':', 'family']);
  return Object.entries(fonts)
    .filter(([family]) => !output.includes(family))
    .map(([, name]) => name);
}

/** @param {string} program */
async function isOnPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = await Promise.allSettled(folders.map((folder) => access(join(folder, program))));
  return found.some(({ status }) => status === 'fulfilled');
}

/** @param {string[]} names */
async function installWithApt(names) {
  if (!(await isOnPath('apt-get'))) {
    throw new PlainError(
      `This machine lacks what Debian calls ${names.join(' ')}.\nInstall these with its package manager, then try again.`,
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await askCommand('sudo', ['-n', 'true'])).code !== 0) {
    const install = `apt-get install -y --no-install-recommends ${(await findCandidates(names)).join(' ')}`;
    throw new PlainError(
      `This machine lacks some system packages. Install them with this command, then try again:\n\n` +
        `  sudo sh -c "apt-get update && ${install}"\n`,
    );
  }
  say(`Installing system packages: ${names.join(' ')} …`);
  const apt = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  await run([...apt, 'update']);
  await run([...apt, 'install', '-y', '--no-install-recommends', ...(await findCandidates(names))]);
}

/** @param {string[]} command */
async function run([program = '', ...args]) {
  // Its list of every file unpacked is noise; what goes wrong comes on stderr.
  await runCommand(program, args, { stdio: ['ignore', 'ignore', 2] });
}

/**
 * Newer releases of Debian and Ubuntu carry some libraries under a name that ends in t64.
 * @param {string[]} names
 */
async function findCandidates(names) {
  return await Promise.all(
    names.map(async (name) => {
      const { output } = await askCommand('apt-cache', ['policy', `${name}t64`], plainEnglish);
      return /Candidate: \d/.test(output) ? `${name}t64` : name;
    }),
  );
}
