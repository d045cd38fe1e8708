/** `npm run bench -- idle [--seconds 60]`: what the app works while it waits in the tray, beside a bare Electron window. On Linux. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { openVirtualDesktop } from '../../../scripts/desktop/virtual-desktop.mjs';
import { buildAppWhenStale } from '../../../scripts/prepare/build-app.mjs';
import { findElectron } from '../../../scripts/prepare/find-electron.mjs';
import { projectFolder } from '../../../scripts/prepare/project.mjs';
import { provideSystemPackages } from '../../../scripts/prepare/system-packages.mjs';
import { listElectronArguments } from '../../../scripts/run/electron-arguments.mjs';
import { cpuOfTree } from './cpu-of-tree.ts';

/** What a start costs is not what waiting costs, in milliseconds. */
const SETTLE = 15_000;
const SESSIONS = 3;
const BARE = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
app.on('window-all-closed', () => {});`;

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
  const bare = await measure(await makeBareApp(), []);
  await keepSignIn();
  const own = await measure(projectFolder, [`--user-data-dir=${join(folder, 'data')}`, '--hidden']);
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

async function makeBareApp(): Promise<string> {
  const app = join(folder, 'bare');
  await mkdir(app);
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  await writeFile(join(app, 'main.cjs'), BARE);
  return app;
}

/** As if somebody had signed in before and stayed so. */
async function keepSignIn(): Promise<void> {
  const profiles = [{ server: gws.url, userName: 'sam', staySignedIn: true }];
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data', 'settings.json'), JSON.stringify({ profiles }));
  const entry = ['service', 'SMS Supervisor', 'account', `sam @ ${gws.url}`];
  const storing = spawn('secret-tool', ['store', '--label=SMS Supervisor', ...entry], {
    env: desktop.environment,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  storing.stdin.end('demo');
  const [exitCode] = (await once(storing, 'exit')) as [number | null]; // so it says
  if (exitCode !== 0) throw new Error('the password could not be stored');
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
