/** A mode in doubt is read again at once, against a real simulator; and until it is known. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { openDesk, until } from '#test/main/gws/supervisor-desk.ts';

let gws: Simulator;
let session: ScriptedSession;
let desk: Desk | undefined;

beforeEach(async () => {
  gws = await startSimulator();
  session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
});
afterEach(async () => {
  await desk?.connection.signOut();
  await gws.stop();
});

/** Longer than any test: only what does not wait for it comes. */
const NEVER = 3_600_000;

async function open(parts: Parameters<typeof openDesk>[0]['parts'] = {}): Promise<Desk> {
  desk = openDesk({ url: gws.url, parts: { settleTime: NEVER, resyncIntervalMs: NEVER, ...parts } });
  await desk.signIn();
  return desk;
}

it('a lost “you are seen by all” is found at once, because my own line tells it', async () => {
  const { store, mode } = await open();
  const modes: unknown[] = [];
  store.subscribe(() => modes.push(mode(session.id)));
  gws.faults.dropNext();
  session.supervisorSwitches('sam', 'barge-in');
  await until('the true mode', () => mode(session.id) === 'barge-in');
  // From the line on nothing else was claimed.
  expect(modes.slice(0, -1).every((each) => each === null || each === 'barge-in')).toBe(true);
});

it('a server that goes on telling an old list of participants is asked again, and believed in nothing meanwhile', async () => {
  const { store, mode, session: shown } = await open();
  // A line of mine that no list confirms.
  const reads = (): number =>
    gws.requests.all().filter(({ method, path }) => method === 'GET' && path.endsWith(session.id)).length;
  const before = reads();
  const from = { nickname: 'sam', type: 'Agent', uri: userUri('sam'), visibility: 'All' };
  gws.notifyRaw('sam', {
    messageType: 'MessageLogUpdated',
    notificationType: 'NewMessages',
    smssessionUri: `${gws.url}/api/v2/smssessions/${session.id}`,
    messages: [{ index: 900, type: 'ParticipantRejoined', visibility: 'All', from }],
  });
  await until('the doubt', () => shown(session.id)?.isModeInDoubt === true);
  await until('three readings', () => reads() >= before + 3);
  expect(mode(session.id)).toBeNull();
  session.supervisorSwitches('sam', 'barge-in');
  await until('the true mode', () => mode(session.id) === 'barge-in');
  expect(store.get(session.id)?.session.isModeInDoubt).toBe(false);
});

function userUri(userName: string): string {
  return `${gws.url}/api/v2/users/${gws.world.requireMember(userName).id}`;
}
