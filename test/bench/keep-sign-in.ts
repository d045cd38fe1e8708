/** Writes what a supervisor who has chosen to stay signed in leaves behind: the app signs her in by itself when it starts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptSignIn {
  /** The app's folder of user data. */
  readonly userData: string;
  /** The server's origin. */
  readonly server: string;
  /** Of the desktop whose keyring gets the password. */
  readonly environment: NodeJS.ProcessEnv;
}

export async function keepSignIn({ userData, server, environment }: KeptSignIn): Promise<void> {
  const profiles = [{ server, userName: 'sam', staySignedIn: true }];
  await mkdir(userData, { recursive: true });
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ profiles }));
  const entry = ['service', 'SMS Supervisor', 'account', `sam @ ${server}`];
  const storing = spawn('secret-tool', ['store', '--label=SMS Supervisor', ...entry], {
    env: environment,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  storing.stdin.end('demo');
  const [exitCode] = (await once(storing, 'exit')) as [number | null]; // so it says
  if (exitCode !== 0) throw new Error('the password could not be stored');
}
