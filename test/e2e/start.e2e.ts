/** R26: a start that cannot be is told in a window and to whoever started it, and is not taken for a second one. */
import { execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './supervisor-desk.ts';

const run = promisify(execFile);

test.skip(process.platform !== 'linux', 'looks for the window over X11');

/** What GTK calls the window of such a dialog. */
const TITLE = '^Error$';

/** A search fails also when any window goes while it looks through all of them. */
const focusDialog = (): Promise<boolean> =>
  run('xdotool', ['search', '--onlyvisible', '--name', TITLE, 'windowfocus', '--sync']).then(
    () => true,
    () => false,
  );

const countDialogs = async (words: string): Promise<number> =>
  run('xdotool', ['search', '--onlyvisible', '--name', words]).then(
    ({ stdout }) => stdout.trim().split('\n').length,
    () => 0,
  );

test('R26: a file in the place of its folder is told in a dialog with the path, and the app ends with a failure', async ({
  desk,
}) => {
  const config = join(desk.userData, 'config');
  await writeFile(config, '');
  const [program, args, { cwd }] = desk.command();
  const own = args.filter((argument) => !argument.startsWith('--user-data-dir'));
  const env = { ...process.env, XDG_CONFIG_HOME: config };
  const app = spawn(program, own, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  app.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => app.on('exit', resolve));
  await expect.poll(() => countDialogs(TITLE), { timeout: 15_000 }).toBeGreaterThan(0);
  expect(said).toContain(`SMS Supervisor cannot start. The app keeps its settings in ${config}`);
  expect(said).toContain('a file is in the place of the folder');
  // A key that is sent to a window by name does not count as pressed: the window must have the focus.
  await expect.poll(focusDialog).toBe(true);
  await run('xdotool', ['key', 'Return']);
  expect(await ended).toBe(1);
});

test('a second start of the app is none: it brings the window to the front and ends well', async ({
  desk,
}) => {
  await desk.start();
  const [program, args, { cwd }] = desk.command();
  const app = spawn(program, args, { cwd, stdio: 'ignore' });
  expect(await new Promise((resolve) => app.on('exit', resolve))).toBe(0);
});
