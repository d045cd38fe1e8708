/** My own contact-centre session, and quitting with or without it. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { SessionExits } from '#main/commands/session/session-exits.ts';
import { signOut } from '#main/commands/sign-in/sign-out.ts';
import { AppError } from '#main/errors/app-error.ts';
import { endWork as sayEndWork } from '#main/gws/api/work-operations.ts';
import type { Question } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { Readiness } from '#preload/model/team.ts';
import type { Work } from '#preload/model/work.ts';

type Parts = Pick<
  CommandContext,
  | 'connection'
  | 'credentials'
  | 'desktop'
  | 'gws'
  | 'sessionPassword'
  | 'log'
  | 'network'
  | 'outcomes'
  | 'draftStore'
  | 'settings'
  | 'appState'
  | 'store'
>;

/** What leaving every session needs beside it. */
type LeaveParts = Parts & { readonly exits: SessionExits };

/** Throws `work-partly-started` when some channels failed, `outcome-unknown`, or what the server refused with when all did. */
export async function startWork(
  parts: Parts,
  { channels, place, loginCode }: Input<'startWork'>,
): Promise<null> {
  const { gws, outcomes } = parts;
  const wanted = { channels, place: place.trim(), loginCode: loginCode.trim() };
  const isStarted = (): boolean =>
    channelsOf(parts).some(({ name, readiness }) => channels.includes(name) && isLoggedIn(readiness));
  const question = askByChannels(parts, { kind: 'work', isStarting: true }, isStarted, () =>
    noteStart(parts, []),
  );
  const failed = await outcomes.perform(question, () => gws.startWork(wanted));
  noteStart(parts, failed ?? []);
  if (failed !== null && failed.length > 0) throw new AppError('work-partly-started');
  return null;
}

function noteStart({ appState }: Pick<Parts, 'appState'>, failed: Work['failed']): void {
  appState.change({ work: { ...appState.read().work, isStarted: true, failed } });
}

/** Throws `work-not-started`, `outcome-unknown`, or what the server refused with. */
export async function setMyReadiness(parts: Parts, { readiness }: Input<'setMyReadiness'>): Promise<null> {
  const { gws, outcomes, appState } = parts;
  if (!appState.read().work.isStarted) throw new AppError('work-not-started');
  const isSet = (): boolean => {
    const loggedIn = channelsOf(parts).filter((channel) => isLoggedIn(channel.readiness));
    return loggedIn.length > 0 && loggedIn.every((channel) => channel.readiness === readiness);
  };
  const question = askByChannels(parts, { kind: 'readiness', agentId: null, readiness }, isSet);
  await outcomes.perform(question, () => gws.setMyReadiness(readiness));
  return null;
}

/** The last thing said to the server (gws-api.md §3.4). Refused, nothing has ended, and nobody is signed out. */
export async function endWork(parts: LeaveParts): Promise<null> {
  await leaveAllSessions(parts);
  await sayLast(parts);
  return signOut(parts);
}

/** When its answer is lost and it turns out to be done, what follows it is done as well. */
async function sayLast(parts: Parts): Promise<void> {
  const hasEnded = (): boolean => {
    const channels = channelsOf(parts);
    return channels.length > 0 && channels.every(({ readiness }) => readiness === 'offline');
  };
  const question = askByChannels(parts, { kind: 'work', isStarting: false }, hasEnded, () => signOut(parts));
  await parts.outcomes.perform(question, () => parts.connection.signOut(sayEndWork));
}

/** My channels show it. What they showed before it was asked for proves nothing. */
function askByChannels(
  { gws, appState }: Parts,
  subject: OutcomeSubject,
  isDone: () => boolean,
  onDone?: () => unknown,
): Question {
  let wasRead = false;
  return {
    subject,
    look: () => (wasRead && isDone() ? 'done' : null),
    async read() {
      const channels = await gws.readMyChannels();
      wasRead = true;
      appState.change({ work: { ...appState.read().work, channels } });
    },
    isProvenByAbsence: () => true,
    onFound: (finding) => finding === 'done' && onDone?.(),
  };
}

function channelsOf({ appState }: Pick<Parts, 'appState'>): Work['channels'] {
  return appState.read().work.channels;
}

function isLoggedIn(readiness: Readiness): boolean {
  return readiness === 'ready' || readiness === 'not-ready';
}

export async function quit(parts: LeaveParts, { how }: Input<'quit'>): Promise<null> {
  parts.appState.change({ isQuitting: false });
  switch (how) {
    case 'stay':
      return null;
    case 'leave-sessions':
      await leaveAllSessions(parts);
      break;
    case 'end-work':
      await leaveAllSessions(parts);
      await sayLast(parts);
      break;
    case 'keep-sessions':
  }
  parts.desktop.quit();
  return null;
}

/** A session that cannot be left does not keep the others, or the person, from going. */
async function leaveAllSessions({ gws, exits, store, log }: LeaveParts): Promise<void> {
  const mine = [...store.all()].filter(({ session }) => session.offers.actions.includes('leave'));
  await Promise.all(
    mine.map(({ session }) =>
      exits
        .runOrWait(session.id, () => gws.close(session.id, 'leave'))
        .catch((error: unknown) => log.warn('session not left', { reason: String(error) })),
    ),
  );
}
