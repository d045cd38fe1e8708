/** The administrators' page names installers as electron-builder.yml has them made. */
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { readText } from './list-files.ts';

interface Config {
  productName: string;
  artifactName: string;
  win: { target: string[] };
  mac: { target: string[] };
  linux: { target: string[]; executableName: string };
}

const config = load(readText('electron-builder.yml')) as Config; // what is not so fails below
const page = readText('docs/administrators.md');
const VERSION = '1.2.3';

/** electron-builder's own words: the file that a target makes, and what it calls a 64-bit computer in that file's name. */
const EXTENSION: Readonly<Record<string, string>> = { nsis: 'exe' };
const ARCHITECTURE: Readonly<Record<string, string>> = { AppImage: 'x86_64', deb: 'amd64', dmg: 'arm64' };

function nameInstaller(os: string, target: string): string {
  const words: Record<string, string> = {
    version: VERSION,
    os,
    arch: ARCHITECTURE[target] ?? 'x64',
    ext: EXTENSION[target] ?? target,
  };
  return config.artifactName.replace(/\$\{(\w+)\}/g, (_, word: string) => words[word] ?? 'unknown');
}

/** The zip is for updates of an installed app. */
const installers = (['win', 'mac', 'linux'] as const)
  .flatMap((os) => config[os].target.map((target) => [os, target] as const))
  .filter(([, target]) => target !== 'zip')
  .map(([os, target]) => nameInstaller(os, target));

it('each installer that is made', () => {
  expect(installers).toHaveLength(5);
  for (const name of installers) expect(page).toContain(name);
});

it('and no other', () => {
  const named = page.match(/[\w.-]+(?: [\w.-]+)*\.(?:exe|msi|dmg|deb|AppImage)\b/g) ?? [];
  const files = named.filter((name) => name.includes(VERSION)).map((name) => name.split(' ').at(-1) ?? '');
  expect([...new Set(files)].sort()).toEqual([...installers].sort());
});

it('the program by the name that it has on each system', () => {
  expect(page).toContain(`\`${config.linux.executableName} --check-policy\``);
  expect(page).toContain(`"${config.productName}.exe" --check-policy`);
  expect(page).toContain(`Uninstall ${config.productName}.exe`);
  expect(page).toContain(`apt-get remove -y ${config.linux.executableName}`);
});
