/** The keyring of the desktop that end-to-end tests run on: locked, frozen, unlocked by its owner at the system's own dialog. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from './supervisor-desk.ts';

const run = promisify(execFile);
/** Of the virtual desktop's throw-away keyring. */
const OWNER_PASSWORD = 'throw-away';
const LOGIN = '/org/freedesktop/secrets/collection/login';
const DIALOG = 'Unlock Login Keyring';
/** Milliseconds until it must be there. */
const DIALOG_LIMIT = 10_000;

/** What the keyring has for an account; empty when there is nothing. Only while it is unlocked. */
export async function storedPassword(server: string, userName: string): Promise<string> {
  const entry = ['service', 'SMS Supervisor', 'account', `${userName} @ ${server}`];
  return run('secret-tool', ['lookup', ...entry]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

async function call(destination: string, path: string, method: string, ...args: string[]): Promise<string> {
  const where = ['--session', '--dest', destination, '--object-path', path];
  return (await run('gdbus', ['call', ...where, '--method', method, ...args])).stdout;
}

const askService = (path: string, method: string, ...args: string[]): Promise<string> =>
  call('org.freedesktop.secrets', path, method, ...args);

export async function lockKeyring(): Promise<void> {
  await askService('/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `['${LOGIN}']`);
  expect(await isLocked()).toBe(true);
}

async function isLocked(): Promise<boolean> {
  const property = ['org.freedesktop.Secret.Collection', 'Locked'];
  const answer = await askService(LOGIN, 'org.freedesktop.DBus.Properties.Get', ...property);
  return answer.includes('true');
}

/** Waits for the system's own dialog. A search fails also when any window goes while it looks through all of them. */
export async function dialogToAppear(): Promise<void> {
  const search = ['search', '--onlyvisible', '--name', DIALOG, 'windowactivate', '--sync'];
  const activate = (): Promise<boolean> =>
    run('xdotool', search, { timeout: DIALOG_LIMIT }).then(
      () => true,
      () => false,
    );
  await expect.poll(activate, { timeout: DIALOG_LIMIT }).toBe(true);
}

/** Does with the dialog what its owner would. */
async function answerDialog(key: string, typed: readonly string[] = []): Promise<void> {
  await dialogToAppear();
  for (const text of typed) await run('xdotool', ['type', text]);
  await run('xdotool', ['key', key]);
}

/** Types the owner's password into the dialog that is open, or about to be. */
export async function unlockAtDialog(): Promise<void> {
  await answerDialog('Return', [OWNER_PASSWORD]);
  await expect.poll(isLocked).toBe(false);
}

export async function dismissDialog(): Promise<void> {
  await answerDialog('Escape');
}

/** For the tests that follow, whatever became of this one. */
export async function unlockKeyring(): Promise<void> {
  if (!(await isLocked())) return;
  const entry = ['service', 'nobody', 'account', 'nobody'];
  const storing = run('secret-tool', ['store', '--label', 'wakes the keyring', ...entry]);
  storing.child.stdin?.end('nothing');
  await unlockAtDialog();
  await storing;
  await run('secret-tool', ['clear', ...entry]);
}

/** The keyring answers nobody until the returned function is called. */
export async function freezeKeyring(): Promise<() => void> {
  const bus = 'org.freedesktop.DBus';
  const name = 'org.freedesktop.secrets';
  const answer = await call(bus, '/org/freedesktop/DBus', `${bus}.GetConnectionUnixProcessID`, name);
  const processId = Number(/uint32 (\d+)/.exec(answer)?.[1]);
  process.kill(processId, 'SIGSTOP');
  return () => void process.kill(processId, 'SIGCONT');
}
