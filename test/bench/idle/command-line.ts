/** `npm run bench -- idle [--seconds 60]`: what the app works while it waits in the tray, beside a bare Electron window. On Linux. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeBareApp } from '#test/bench/bare-app.ts';
import { keepSignIn } from '#test/bench/keep-sign-in.ts';
import { cpuOfTree } from '#test/bench/process-tree.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { openVirtualDesktop } from '../../../scripts/desktop/virtual-desktop.mjs';
import { buildAppWhenStale } from '../../../scripts/prepare/build-app.mjs';
import { findElectron } from '../../../scripts/prepare/find-electron.mjs';
import { projectFolder } from '../../../scripts/prepare/project.mjs';
import { provideSystemPackages } from '../../../scripts/prepare/system-packages.mjs';
import { listElectronArguments } from '../../../scripts/run/electron-arguments.mjs';

/** What a start costs is not what waiting costs, in milliseconds. */
const SETTLE = 15_000;
const SESSIONS = 3;

const { values } = parseArgs({ options: { seconds: { type: 'string' } } });
const seconds = Number(values.seconds ?? 60);
if (!(seconds > 0)) throw new Error('--seconds wants a number.');

const electron = await findElectron();
await provideSystemPackages('virtual desktop', electron);
await buildAppWhenStale();
const desktop = await openVirtualDesktop();
const folder = await mkdtemp(join(tmpdir(), 'sms-supervisor-idle-'));
const gws = await startSimulator();
try {
  for (let each = 0; each < SESSIONS; each += 1)
    gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const bare = await measure(await makeBareApp(folder), ['--hidden']);
  const userData = join(folder, 'data');
  await keepSignIn({ userData, server: gws.url, environment: desktop.environment });
  const own = await measure(projectFolder, [`--user-data-dir=${userData}`, '--hidden']);
  if (!gws.requests.all().some(({ user }) => user === 'sam')) throw new Error('the app has not signed in');
  const perMinute = (worked: number): string => ((worked * 60) / seconds).toFixed(2);
  console.log(`CPU seconds a minute, measured for ${seconds} s, all processes together:`);
  console.log(`  in the tray, signed in, ${SESSIONS} quiet sessions: ${perMinute(own)}`);
  console.log(`  a bare hidden Electron window:             ${perMinute(bare)}`);
  console.log(`  of one processor: ${((own / seconds) * 100).toFixed(2)} %`);
} finally {
  await gws.stop();
  await desktop.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Seconds of CPU time in the time measured. */
async function measure(app: string, options: readonly string[]): Promise<number> {
  const args = [app, ...(await listElectronArguments()), ...options];
  const program = spawn(electron, args, { env: desktop.environment, stdio: 'ignore', cwd: projectFolder });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  const { pid } = program;
  if (pid === undefined) throw new Error('Electron does not start');
  await pause(SETTLE);
  const before = cpuOfTree(pid);
  await pause(seconds * 1000);
  const worked = cpuOfTree(pid) - before;
  program.kill('SIGTERM');
  await ended;
  return worked;
}
