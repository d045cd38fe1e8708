/** What is shipped: the locks of its Electron, and what is inside. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { load } from 'js-yaml';
import { findAppImage, findUnpacked, readPackages } from './test-packages.ts';

const packages = readPackages();
const { executable, resources } = findUnpacked(packages.shipped);
const root = join(import.meta.dirname, '../..');
const archive = join(resources, 'app.asar');

/** Paths below the app with /, and their sizes. */
const inside = new Map(
  listPackage(archive, { isPack: false })
    .map((entry) => entry.slice(1))
    .flatMap((entry): [string, number][] => {
      const found = statFile(archive, entry);
      return 'size' in found ? [[entry.split(sep).join('/'), found.size]] : [];
    }),
);

async function readFuses(file: string): Promise<Map<string, boolean>> {
  const wire = await getCurrentFuseWire(file);
  const stated = new Map<string, boolean>();
  for (const [index, state] of Object.entries(wire)) {
    const name = FuseV1Options[Number(index)];
    // Fuses of a newer Electron than the one that was packaged are not in it.
    if (name === undefined || (state !== FuseState.ENABLE && state !== FuseState.DISABLE)) continue;
    stated.set(name.charAt(0).toLowerCase() + name.slice(1), state === FuseState.ENABLE);
  }
  return stated;
}

function readTable(): Record<string, boolean> {
  const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const { electronFuses } = config as { electronFuses: Record<string, boolean> }; // it is there, or this test fails
  // Stands in the same table, but is no fuse.
  return Object.fromEntries(
    Object.entries(electronFuses).filter(([name]) => name !== 'resetAdHocDarwinSignature'),
  );
}

test('its fuses are those of the table, every one', async () => {
  const fuses = await readFuses(executable);
  // Cannot be set by electron-builder yet, and no WebAssembly is used.
  fuses.delete('wasmTrapHandlers');
  expect(Object.fromEntries(fuses)).toEqual(readTable());
});

test('the one that these tests drive differs by a single fuse', async () => {
  const fuses = await readFuses(findUnpacked(packages.drivable).executable);
  fuses.delete('wasmTrapHandlers');
  expect(Object.fromEntries(fuses)).toEqual({ ...readTable(), enableNodeCliInspectArguments: true });
});

test('it is no Node for others, and lets no debugger in', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere a program with windows has no output to read');
  const home = await mkdtemp(join(tmpdir(), 'sms-supervisor-shipped-'));
  const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, ELECTRON_RUN_AS_NODE: '1' };
  const output = await new Promise<string>((resolve) => {
    const args = ['-p', '6*7', '--inspect=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    execFile(executable, args, { env: environment, timeout: 4000 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  expect(output).not.toMatch(/^42$/m);
  expect(output).not.toContain('Debugger listening');
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

test('inside is what it needs to run, and nothing else', () => {
  const files = [...inside.keys()];
  const modules = files.filter((file) => file.startsWith('node_modules/'));
  const own = files.filter((file) => !modules.includes(file));
  expect(
    own.filter((file) => !/^(out\/(main|preload|renderer)\/|assets\/|package\.json$)/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /\.(map|ts|cts|mts|flow|cc|gyp|pdb)$|\.stamp$/.test(file))).toEqual([]);
  expect(
    modules.filter((file) => /\/(tests?|specs?|docs?|examples?|benchmarks?|__tests__)\//.test(file)),
  ).toEqual([]);
  // All others are in the bundle.
  expect([...new Set(modules.map(packageOf))]).toEqual(['keytar']);
});

test('it says whose code is in it and under which licence, and nothing is in it that is never used', () => {
  const notices = (part: string): string =>
    extractFile(archive, join('out', part, 'third-party-notices.txt')).toString();
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest; // npm's own format
  for (const name of Object.keys(dependencies).filter((each) => each !== 'keytar'))
    expect(notices('main')).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(notices('main')).toContain('Permission is hereby granted, free of charge');
  expect(notices('renderer')).toMatch(/^svelte \d/m);
  expect([...inside.keys()]).toContain('node_modules/keytar/LICENSE.md');
  // faye's jar for cookies, the list of public suffixes behind it, and its server.
  expect(notices('main')).not.toMatch(/^(tough-cookie|tldts|faye-websocket) /m);
});

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

test('it knows nothing of the development loop: no server to load its page from, no looser policy, no map of the sources', () => {
  const built = [...inside.keys()].filter((file) => /^out\/.*\.(js|cjs|css|html)$/.test(file));
  expect(built.length).toBeGreaterThan(3);
  for (const file of built) {
    const text = extractFile(archive, join(...file.split('/'))).toString();
    for (const trace of ['RENDERER_URL', 'unsafe-inline', 'import.meta.env', '/@vite/', 'sourceMappingURL'])
      expect(text.includes(trace), `${trace} in ${file}`).toBe(false);
  }
});

/** The name of the package, wherever it lies: packing moves them. */
function packageOf(path: string): string {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

test('of the ready-made binaries only this system’s is there', () => {
  const binaries = [...inside.keys()].filter((file) => /\.(node|so|dll|dylib|exe)(\.|$)/.test(file));
  expect(binaries).toEqual([`node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`]);
});

test('beside the archive lies what cannot be inside', () => {
  const beside = readdirSync(resources).filter((name) => !/\.lproj$|\.icns$|^elevate\.exe$/.test(name));
  expect(beside.sort()).toEqual(['administrators', 'app-update.yml', 'app.asar', 'app.asar.unpacked']);
  const unpacked = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true });
  const names = unpacked.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(names.sort()).toEqual(['LICENSE.md', 'keytar.js', 'keytar.node', 'package.json']);
});

test('the AppImage has the name that the administrators’ page gives it', () => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'only Linux makes one here');
  const page = readFileSync(join(root, 'docs/administrators.md'), 'utf8');
  expect(page.replaceAll('1.2.3', '1.0.0')).toContain(`\`${basename(findAppImage(packages.drivable))}\``);
});

test('administrators find their page and the templates beside it, as they are in the sources', () => {
  const shipped = join(resources, 'administrators');
  const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
  const templates = readdirSync(join(root, 'assets/policies'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(join(root, 'assets'), join(parentPath, name)));
  expect(templates.length).toBeGreaterThan(3);
  for (const file of templates) expect(read(shipped, file)).toBe(read(join(root, 'assets'), file));
  expect(read(shipped, 'administrators.md')).toBe(read(join(root, 'docs'), 'administrators.md'));
});

test('its size is known, and has not run away', () => {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const app = statSync(archive).size;
  const unpacked = sizeOf(`${archive}.unpacked`);
  const beside = sizeOf(join(resources, 'administrators'));
  const all = sizeOf(join(executable, '..'));
  const image = process.platform === 'linux' ? statSync(findAppImage(packages.drivable)).size : null;
  const words = [`app.asar ${megabytes(app)}`, `unpacked ${megabytes(all)}`];
  if (image !== null) words.push(`AppImage (quickly compressed) ${megabytes(image)}`);
  console.log(`  size: ${words.join(', ')}`);
  // 3 % of what Electron's own archive weighs.
  expect(app + unpacked + beside).toBeLessThan(3.1e6);
});

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
