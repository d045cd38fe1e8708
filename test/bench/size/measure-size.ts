/** Packages the app, and measures it beside the bare Electron in it. */
import { createReadStream, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDeflateRaw } from 'node:zlib';
import { getRawHeader } from '@electron/asar';
import { packageApp } from '../../../scripts/package/package-app.mjs';
import { buildAppWhenStale } from '../../../scripts/prepare/build-app.mjs';
import { findElectron } from '../../../scripts/prepare/find-electron.mjs';

/** In bytes. */
export interface Sizes {
  /** Unpacked, with its Electron. */
  readonly app: number;
  readonly electron: number;
  readonly archive: number;
  /** The largest parts of the archive: folders of the app, and packages. */
  readonly parts: readonly (readonly [name: string, size: number])[];
}

const LARGEST = 8;

/** As asar writes its list of contents: folders hold files, files have a size. */
interface Entry {
  readonly size?: number;
  readonly files?: Readonly<Record<string, Entry>>;
}

export async function measureSize(): Promise<Sizes> {
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
    return { app: whole, electron: bare, archive: statSync(archive).size, parts: largestParts(archive) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of Electron as it is downloaded: each of its files compressed as a zip does it. */
export async function zippedElectron(): Promise<number> {
  let sum = 0;
  for (const file of await listFiles(dirname(await findElectron()))) sum += await deflatedSize(file);
  return sum;
}

async function deflatedSize(file: string): Promise<number> {
  let size = 0;
  for await (const chunk of createReadStream(file).pipe(createDeflateRaw())) size += (chunk as Buffer).length; // of bytes
  return size;
}

async function sizeOf(path: string): Promise<number> {
  return (await listFiles(path)).reduce((sum, file) => sum + statSync(file).size, 0);
}

async function listFiles(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

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
