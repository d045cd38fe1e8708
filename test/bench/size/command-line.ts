/** `npm run bench -- size`: how large the packaged app is, beside the bare Electron in it, and what of it is ours. */
import { statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { packageApp } from '../../../scripts/package/package-app.mjs';
import { buildAppWhenStale } from '../../../scripts/prepare/build-app.mjs';
import { findElectron } from '../../../scripts/prepare/find-electron.mjs';

const LARGEST = 8;

/** As asar writes its list of contents: folders hold files, files have a size. */
interface Entry {
  readonly size?: number;
  readonly files?: Readonly<Record<string, Entry>>;
}

const electron = dirname(await findElectron());
await buildAppWhenStale();
const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-size-'));
try {
  const electronVersion = (await readFile(join(electron, 'version'), 'utf8')).trim().replace(/^v/, '');
  const places = [
    `electronDist=${electron}`,
    `electronVersion=${electronVersion}`,
    `directories.output=${folder}`,
  ];
  await packageApp({ feed: null, publishers: [] }, ['--dir', ...places.map((place) => `-c.${place}`)], {
    quiet: true,
  });
  const [unpacked = ''] = (await readdir(folder)).filter((name) => name.endsWith('unpacked'));
  const app = join(folder, unpacked);
  const archive = join(app, 'resources', 'app.asar');
  const [whole, bare] = await Promise.all([sizeOf(app), sizeOf(electron)]);
  console.log(
    `unpacked: ${megabytes(whole)}, ${(whole / bare).toFixed(3)} times the bare Electron (${megabytes(bare)})`,
  );
  console.log(`app.asar: ${megabytes(statSync(archive).size)}, of which the largest parts are`);
  for (const [name, size] of largestParts(archive)) console.log(`  ${megabytes(size).padStart(8)} ${name}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function sizeOf(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Folders of the app, and packages, by what is in them. */
function largestParts(archive: string): readonly (readonly [string, number])[] {
  const { files = {} } = getRawHeader(archive).header as Entry; // that is what an archive begins with
  const { node_modules: packages, ...own } = files;
  const parts = [...Object.entries(own), ...Object.entries(packages?.files ?? {})];
  return parts
    .map(([name, entry]) => [name, sizeOfEntry(entry)] as const)
    .sort(([, one], [, other]) => other - one)
    .slice(0, LARGEST);
}

function sizeOfEntry({ size = 0, files = {} }: Entry): number {
  return Object.values(files).reduce((sum, entry) => sum + sizeOfEntry(entry), size);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
