/** A step of Vite's build: writes whose code is in the bundle, and under which licence, because bundling leaves the packages' own files behind. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lies beside what it speaks of. */
const FILE = 'third-party-notices.txt';
const LICENCE_FILES = /^(licen[cs]e|notice|copying)([-.].*)?$/i;
/** The last package folder on the way to a module. */
const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** @returns {import('vite').Plugin} */
export function thirdPartyNotices() {
  return {
    name: 'third-party-notices',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));
      this.emitFile({ type: 'asset', fileName: FILE, source: writeNotices(findPackages(modules)) });
    },
  };
}

/**
 * @param {readonly string[]} modules
 * @returns {readonly string[]} folders, each once
 */
export function findPackages(modules) {
  const folders = modules.flatMap(
    (id) => PACKAGE_FOLDER.exec(id.replaceAll('\\', '/'))?.[0].replace(/^\0/, '') ?? [],
  );
  return [...new Set(folders)].sort();
}

/** @param {readonly string[]} folders */
export function writeNotices(folders) {
  /** @type {Map<string, string[]>} the packages of each text: many have the same one */
  const packages = new Map();
  for (const folder of folders) {
    const text = readLicence(folder);
    packages.set(text, [...(packages.get(text) ?? []), nameOf(folder)]);
  }
  const parts = [...packages].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return `This program contains the following packages.\n\n${parts.join(`\n\n${'-'.repeat(79)}\n\n`)}\n`;
}

/** @param {string} folder */
function nameOf(folder) {
  const { name, version, license } = readManifest(folder);
  return `${name} ${version} (${license})`;
}

/**
 * Its licence in full, or where a package brings none, what its manifest says.
 * @param {string} folder
 */
function readLicence(folder) {
  const files = readdirSync(folder)
    .filter((file) => LICENCE_FILES.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const { name, author, license } = readManifest(folder);
  const by = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return texts.length > 0 ? texts.join('\n\n') : `Copyright ${by}, under the licence ${license}.`;
}

/**
 * @param {string} folder
 * @returns {{ name: string, version: string, license: string, author?: string | { name: string } }}
 */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
