/** Bundles the run of faults for Electron and starts it there, on a virtual desktop. On Linux. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { openVirtualDesktop } from '../../../scripts/desktop/virtual-desktop.mjs';
import { findElectron } from '../../../scripts/prepare/find-electron.mjs';
import { projectFolder } from '../../../scripts/prepare/project.mjs';
import { provideSystemPackages } from '../../../scripts/prepare/system-packages.mjs';
import { listElectronArguments } from '../../../scripts/run/electron-arguments.mjs';

/** Resolves with the exit code. */
export async function runInElectron({ faults, seed }: { faults: number; seed: number }): Promise<number> {
  const electron = await findElectron();
  await provideSystemPackages('virtual desktop', electron);
  const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-faults-'));
  const desktop = await openVirtualDesktop();
  try {
    await bundle(folder);
    const args = [folder, ...(await listElectronArguments()), `--user-data-dir=${join(folder, 'data')}`];
    const env = { ...desktop.environment, FAULTS: String(faults), SEED: String(seed) };
    return await new Promise((resolve, reject) => {
      const program = spawn(electron, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
      program.once('error', reject);
      program.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    await desktop.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: projectFolder,
    build: {
      ssr: join(projectFolder, 'test/bench/faults/electron-main.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        external: ['electron'],
        output: { entryFileNames: 'main.mjs', codeSplitting: false },
      },
    },
  });
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'faults', version: '0.0.0', main: 'main.mjs' }),
  );
}
