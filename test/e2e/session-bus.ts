/** A session bus of a test's own, with a tray on it or without: the desktop's keeps the one it has. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createSessionBus } from '#main/desktop/d-bus/session-bus.ts';
import { createTrayQuestion } from '#main/desktop/tray/tray-presence.ts';
import { expect } from './supervisor-desk.ts';

export interface OwnBus {
  readonly environment: NodeJS.ProcessEnv;
  close(): void;
}

/** A session bus on which no tray has announced itself. */
export async function openEmptyBus(): Promise<OwnBus> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(bus.stdout, 'data')) as [Buffer]; // what the event brings
  return {
    environment: { DBUS_SESSION_BUS_ADDRESS: address.toString().trim() },
    close: () => bus.kill(),
  };
}

/** A panel whose tray has announced itself on the bus; returns what makes it crash. */
export async function startPanel({ environment }: OwnBus): Promise<() => void> {
  const env = { ...process.env, ...environment };
  const isThere = createTrayQuestion('linux', env, createSessionBus(env));
  let panel: ChildProcess | null = null;
  const isUp = (): Promise<boolean> => {
    // About one in twenty asks itself for what it has not yet put up, and ends: "UnknownObject".
    if (panel?.exitCode !== null)
      panel = spawn('gtk-sni-tray-standalone', ['--watcher', '--top'], { env, stdio: 'ignore' });
    return isThere();
  };
  await expect.poll(isUp, { timeout: 20_000 }).toBe(true);
  return () => panel?.kill('SIGKILL');
}
