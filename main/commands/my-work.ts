/** My own contact-centre session, and quitting with or without it. */
import type { Input } from '../../preload/contract.ts';
import { AppError } from '../app-error.ts';
import * as api from '../gws/work-operations.ts';
import * as operations from '../gws/operations.ts';
import type { CommandParts } from './command-parts.ts';
import { signOut } from './sign-out.ts';

type Parts = Pick<
  CommandParts,
  | 'connection'
  | 'credentials'
  | 'desktop'
  | 'held'
  | 'log'
  | 'network'
  | 'pageMemory'
  | 'settings'
  | 'shell'
  | 'store'
>;

/** Throws `work-partly-started` when some channels failed, or what the server refused with when all did. */
export async function startWork(
  { connection, shell }: Parts,
  { channels, place, loginCode }: Input<'startWork'>,
): Promise<null> {
  const wanted = { channels, place: place.trim(), loginCode: loginCode.trim() };
  const failed = await connection.perform((http) => api.startWork(http, wanted));
  shell.change({ work: { ...shell.read().work, isStarted: true, failed } });
  if (failed.length > 0) throw new AppError('work-partly-started');
  return null;
}

/** Throws `work-not-started`, or what the server refused with. */
export async function setMyReadiness(
  { connection, shell }: Parts,
  { readiness }: Input<'setMyReadiness'>,
): Promise<null> {
  if (!shell.read().work.isStarted) throw new AppError('work-not-started');
  await connection.perform((http) => api.setMyReadiness(http, readiness));
  return null;
}

/** The last thing said to the server (gws-api.md §3.4). Refused, nothing has ended, and nobody is signed out. */
export async function endWork(parts: Parts): Promise<null> {
  await leaveAllSessions(parts);
  await parts.connection.signOut(api.endWork);
  return signOut(parts);
}

export async function quit(parts: Parts, { how }: Input<'quit'>): Promise<null> {
  parts.shell.change({ isQuitting: false });
  switch (how) {
    case 'stay':
      return null;
    case 'leave-sessions':
      await leaveAllSessions(parts);
      break;
    case 'end-work':
      await leaveAllSessions(parts);
      await parts.connection.signOut(api.endWork);
      break;
    case 'keep-sessions':
  }
  parts.desktop.quit();
  return null;
}

/** A session that cannot be left does not keep the others, or the person, from going. */
async function leaveAllSessions({ connection, store, log }: Parts): Promise<void> {
  const mine = [...store.all()].filter(({ session }) => session.offers.actions.includes('leave'));
  await Promise.all(
    mine.map(({ session }) =>
      connection
        .perform((http) => operations.close(http, session.id, 'leave'))
        .catch((error: unknown) => log.warn('session not left', { reason: String(error) })),
    ),
  );
}
