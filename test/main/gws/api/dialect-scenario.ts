/** A working day in small, played against a server of any dialect: whatever its spelling, the desk ends as the server is. */
import { expect } from 'vitest';
import { runOperation } from '#main/commands/operations/run-operation.ts';
import { acceptSession } from '#main/commands/session/accept-session.ts';
import { switchMode } from '#main/commands/session/switch-mode.ts';
import type { Mode } from '#preload/model/session.ts';
import { MODES } from '#preload/model/session.ts';
import type { Dialect, ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { transcriptFor } from '#test/main/gws/server-view.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { openDesk, UNSHOWN, until } from '#test/main/gws/supervisor-desk.ts';
import { keptLines } from '#test/main/sessions/kept-lines.ts';

/** How the session comes to the supervisor. */
export type Way = 'there-before' | 'arrives-live' | 'joined-under-way';

interface Scene {
  readonly gws: Simulator;
  readonly desk: Desk;
  readonly dialect: Partial<Dialect>;
  readonly session: ScriptedSession;
}

export async function playDialect(dialect: Partial<Dialect>, way: Way): Promise<void> {
  const gws = await startSimulator({ dialect });
  const desk = openDesk({ url: gws.url });
  try {
    const session = await openLoginSession(gws, desk, dialect, way);
    const scene = { gws, desk, dialect, session };
    await readLive(scene);
    await goThroughModes(scene);
    await failLater(scene);
    await surviveRestart(scene);
    await end(scene);
  } finally {
    await desk.connection.signOut();
    await gws.stop();
  }
}

async function openLoginSession(
  gws: Simulator,
  desk: Desk,
  dialect: Partial<Dialect>,
  way: Way,
): Promise<ScriptedSession> {
  // Where only those at work are served, nothing could be there before.
  const isThereBefore = way === 'there-before' && dialect.needsWork !== true;
  const before = isThereBefore ? startSession(gws, true) : null;
  await desk.signIn();
  if (dialect.needsWork === true) await startSmsWork(desk);
  const session = before ?? startSession(gws, way !== 'joined-under-way');
  if (way === 'joined-under-way') await join(gws, desk, session.id, dialect);
  await until('the session', () => ['invited', 'chatting'].includes(desk.session(session.id)?.phase ?? ''));
  if (desk.session(session.id)?.phase === 'invited')
    await acceptSession(desk, { sessionId: session.id, nickname: 'Sam' });
  return session;
}

function startSession(gws: Simulator, isMine: boolean): ScriptedSession {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Cleo' },
    supervisors: isMine ? [{ user: 'sam', mode: 'monitor' }] : [],
  });
  session.customerSays('Where is my parcel?');
  session.agentSays('Let me look.');
  return session;
}

async function startSmsWork(desk: Desk): Promise<void> {
  const request = { channels: ['smssession'], place: 'Place1', loginCode: '1001' };
  await desk.gws.startWork(request);
}

async function join(gws: Simulator, desk: Desk, id: string, dialect: Partial<Dialect>): Promise<void> {
  const agentId = gws.world.requireMember('amy').id;
  const order = { mode: 'monitor', scope: 'all', nickname: '' } as const;
  if (dialect.intrudeNeedsOrder === true) await desk.gws.monitorAgent(agentId, order);
  await desk.gws.intrude(agentId, id, 'monitor');
}

async function readLive({ gws, desk, session, dialect }: Scene): Promise<void> {
  await equal({ gws, desk, session, dialect });
  session.customerStartsTyping('I would');
  await until('typing', () => desk.session(session.id)?.typing.length === 1);
  expect(desk.session(session.id)?.typing[0]).toMatchObject({ role: 'customer', preview: 'I would' });
  session.customerSays('I would like it today.');
  session.pushUrl('https://parcels.example.com/1');
  session.customNotice('A notice', { visibility: 'Agents' });
  await equal({ gws, desk, session, dialect });
  expect(desk.session(session.id)?.typing).toEqual([]);
  expect(desk.session(session.id)).toMatchObject({ customer: 'Cleo', agent: 'Amy Novak' });
}

async function goThroughModes(scene: Scene): Promise<void> {
  for (const mode of ['coach', 'barge-in', 'monitor', 'barge-in', 'coach'] as const) {
    await reach(scene, mode);
    await equal(scene);
  }
  const { desk, session } = scene;
  await desk.gws.sendMessage(session.id, 'Offer him a refund.');
  await equal(scene);
}

/** Where the server shows nobody's visibility no mode can be believed: the operation is all there is. */
async function reach({ desk, session, dialect }: Scene, mode: Mode): Promise<void> {
  const sessionId = session.id;
  const offered = desk.session(sessionId)?.offers.modes ?? [];
  if (dialect.participantVisibility === false) await desk.gws.switchMode(sessionId, mode);
  else {
    expect(offered).toEqual(MODES.filter((each) => each !== session.modeOf('sam')));
    await switchMode(desk, { sessionId, mode });
  }
  expect(session.modeOf('sam')).toBe(mode);
}

async function failLater({ gws, desk, session }: Scene): Promise<void> {
  gws.faults.failLater({ operationName: 'SendToAgents', errorMessage: 'No such agent' });
  await expect(
    runOperation(desk, UNSHOWN, () => desk.gws.sendToAgents(session.id, 'never said')),
  ).rejects.toMatchObject({ code: 'operation-refused', serverSays: 'No such agent' });
}

async function surviveRestart(scene: Scene): Promise<void> {
  const { gws, desk, session } = scene;
  const losses = desk.losses();
  await gws.restart({
    meanwhile() {
      session.customerSays('Said meanwhile.');
      session.supervisorSwitches('sam', 'monitor');
    },
  });
  await until('the loss', () => desk.losses() > losses);
  await until('connected again', () => desk.isConnected());
  session.agentSays('Said after.');
  await equal(scene);
}

async function end({ desk, session, dialect }: Scene): Promise<void> {
  if (dialect.stateWhenAgentLeaves === undefined) session.complete();
  else session.agentLeaves();
  await until('the end', () => desk.session(session.id)?.ended === true);
  await until('the last lines', () => isEqual(desk, session));
  expect(desk.session(session.id)).toMatchObject({ mode: null, pendingMode: null, offers: { modes: [] } });
}

async function equal({ desk, session, dialect }: Scene): Promise<void> {
  const { id } = session;
  const isShown = dialect.participantVisibility !== false;
  const mode = (): Mode | null => (isShown ? (session.modeOf('sam') ?? null) : null);
  await until(
    () => `mode ${String(desk.mode(id))} for ${String(mode())}, ${explain(desk, session)}`,
    () => desk.mode(id) === mode() && isEqual(desk, session),
  );
  expect(times(desk, id)).toEqual(session.messagesFor('sam').map(({ at }) => shownTime(at, dialect)));
}

function isEqual(desk: Desk, session: ScriptedSession): boolean {
  return desk.transcript(session.id).join('\n') === transcriptFor(session, 'sam').join('\n');
}

function explain(desk: Desk, session: ScriptedSession): string {
  return JSON.stringify({ desk: desk.transcript(session.id), server: transcriptFor(session, 'sam') });
}

function times(desk: Desk, id: string): (number | null)[] {
  return keptLines(desk.store, id).map(({ at }) => at);
}

function shownTime(at: number, { timestampSeconds }: Partial<Dialect>): number {
  return timestampSeconds === 'seconds' ? Math.floor(at / 1000) * 1000 : at;
}
