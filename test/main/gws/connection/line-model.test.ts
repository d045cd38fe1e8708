/**
 * R10: whatever happens on the line, in any order, when it is quiet again transcript and mode are the server's.
 *
 * Steps are drawn by fast-check, which makes a failing run short and prints its seed; SEED in the environment sets it.
 * A notification that is lost for good is followed by a cut: a server loses none on a healthy line (gws-api.md §4.5.6).
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { readSeed } from '#test/main/gws/seeded-random.ts';
import { transcriptFor } from '#test/main/gws/server-view.ts';
import type { Desk } from '#test/main/gws/supervisor-desk.ts';
import { everythingLogged, openDesk, until } from '#test/main/gws/supervisor-desk.ts';
import type { RenumberedServer } from '#test/main/gws/sync/renumbered-server.ts';
import { createRenumberedServer } from '#test/main/gws/sync/renumbered-server.ts';
import { createNodeSend } from '#test/main/node-send.ts';
import { keptLines } from '#test/main/sessions/kept-lines.ts';

const RUNS = 80;
const MOST_STEPS = 25;
const TIME_LIMIT = 120_000;
const SESSIONS = 2;
/** How long it may take until all is well again, in milliseconds. */
const CALM_LIMIT = 4000;

const MODES = ['monitor', 'coach', 'barge-in'] as const;

type Step =
  | { readonly kind: 'says' | 'privately' | 'types' | 'stops typing'; readonly session: number }
  | { readonly kind: 'switches'; readonly session: number; readonly mode: (typeof MODES)[number] }
  | { readonly kind: 'duplicates' | 'reorders'; readonly count: number }
  | { readonly kind: 'loses and cuts' | 'loses in between' | 'ends while away'; readonly session: number }
  | {
      readonly kind:
        'cuts' | 'restarts' | 'numbers anew' | 'forgets clients' | 'forgets sessions' | 'is calm';
    };

const session = fc.nat({ max: SESSIONS - 1 });
const count = fc.integer({ min: 2, max: 5 });

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: step({ kind: fc.constant('says' as const), session }) },
  {
    weight: 2,
    arbitrary: step({ kind: fc.constantFrom('privately', 'types', 'stops typing'), session }),
  },
  {
    weight: 9,
    arbitrary: step({ kind: fc.constant('switches' as const), session, mode: fc.constantFrom(...MODES) }),
  },
  { weight: 4, arbitrary: step({ kind: fc.constantFrom('duplicates', 'reorders', 'reorders'), count }) },
  { weight: 2, arbitrary: step({ kind: fc.constantFrom('loses and cuts', 'loses in between'), session }) },
  {
    weight: 2,
    arbitrary: step({ kind: fc.constantFrom('cuts', 'forgets clients', 'forgets sessions') }),
  },
  { weight: 1, arbitrary: step({ kind: fc.constantFrom('restarts', 'numbers anew') }) },
  { weight: 1, arbitrary: step({ kind: fc.constant('ends while away' as const), session }) },
  // Otherwise all that follows an interruption would happen before the line is there again.
  { weight: 6, arbitrary: step({ kind: fc.constant('is calm' as const) }) },
);

function step<T extends Step>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc.record<T>(model);
}

interface Scene {
  readonly gws: Simulator;
  readonly renumbered: RenumberedServer;
  readonly desk: Desk;
  /** Those that are going on, one at each place. */
  readonly sessions: ScriptedSession[];
  readonly ended: ScriptedSession[];
  /** What a notification has told before any reading did. */
  readonly told: ReadonlySet<string>;
  /** Numbers what is said, so that no two lines are alike. */
  said: number;
  /** How many notifications at most still have something before them: to be doubled, or kept and sent backwards. */
  awaited: number;
}

it('R10: any interleaving ends equal to the server', { timeout: TIME_LIMIT }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: MOST_STEPS }), play), {
    numRuns: RUNS,
    seed: readSeed(),
    interruptAfterTimeLimit: TIME_LIMIT - 20_000,
  });
  expect(everythingLogged.filter((line) => /number|private/.test(line))).toEqual([]);
});

async function play(steps: readonly Step[]): Promise<void> {
  const gws = await startSimulator();
  const renumbered = createRenumberedServer();
  const { send, forgetCookies } = createNodeSend();
  const desk = openDesk({ url: gws.url, parts: { send: renumbered.wrap(send), forgetCookies } });
  const sessions = Array.from({ length: SESSIONS }, () => begin(gws));
  const told = noteTold(desk);
  const scene: Scene = { gws, renumbered, desk, sessions, ended: [], told, said: 0, awaited: 0 };
  try {
    await desk.signIn();
    for (const each of steps) {
      await take(scene, each);
      // Lets the network move between steps; what is still on its way meets the next one.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await calmDown(scene);
  } finally {
    await desk.connection.signOut();
    await gws.stop();
  }
}

function begin({ world }: Simulator): ScriptedSession {
  return world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
}

/** Listens in on the way from the connection to the store. */
function noteTold({ store }: Desk): ReadonlySet<string> {
  const told = new Set<string>();
  const apply = store.apply.bind(store);
  store.apply = (event) => {
    if (event.type === 'messages-received') {
      const known = new Set(keptLines(store, event.sessionId).map(({ text }) => text));
      for (const { text } of event.messages) if (!known.has(text)) told.add(text);
    }
    apply(event);
  };
  return told;
}

async function take(scene: Scene, each: Step): Promise<void> {
  const { gws } = scene;
  switch (each.kind) {
    case 'duplicates':
    case 'reorders':
      scene.awaited += each.count;
      if (each.kind === 'reorders') gws.faults.reorder(each.count, { user: 'sam' });
      else gws.faults.duplicateNotifications(each.count, { user: 'sam' });
      break;
    case 'cuts':
      gws.disconnectSockets();
      break;
    case 'restarts':
      await gws.restart({ meanwhile: () => say(scene, 0) });
      break;
    case 'numbers anew':
      await gws.restart({
        meanwhile() {
          scene.renumbered.renumber(scene.sessions);
          say(scene, 0);
        },
      });
      break;
    case 'forgets clients':
      gws.expireBayeuxClients();
      break;
    case 'forgets sessions':
      gws.expireHttpSessions();
      break;
    case 'is calm':
      await until('connected', () => scene.desk.isConnected());
      break;
    default:
      takeInSession(scene, each);
  }
}

function takeInSession(scene: Scene, each: Extract<Step, { session: number }>): void {
  const { gws, sessions } = scene;
  const chosen = sessions[each.session]!;
  switch (each.kind) {
    case 'says':
      return say(scene, each.session);
    case 'privately':
      scene.said += 1;
      return chosen.agentSaysToAgents(`private ${scene.said}`);
    case 'types':
      return chosen.customerStartsTyping('number');
    case 'stops typing':
      return chosen.customerStopsTyping();
    case 'switches':
      return switchTo(chosen, each.mode);
    case 'loses and cuts':
      lose(scene, each.session);
      return gws.disconnectSockets();
    case 'loses in between':
      lose(scene, each.session);
      return say(scene, each.session);
    case 'ends while away':
      // An older notification that a fault still keeps would bring it back to life, until the next look-over.
      if (scene.awaited > 0) return;
      gws.disconnectSockets();
      chosen.complete();
      scene.ended.push(chosen);
      sessions[each.session] = begin(gws);
  }
}

function lose(scene: Scene, chosen: number): void {
  const held = scene.gws.faults.holdNotifications({ user: 'sam', sessionId: scene.sessions[chosen]!.id });
  say(scene, chosen);
  switchTo(scene.sessions[chosen]!, 'coach');
  switchTo(scene.sessions[chosen]!, 'monitor');
  held.drop();
}

function say(scene: Scene, chosen: number): void {
  scene.said += 1;
  scene.sessions[chosen]!.customerSays(`number ${scene.said}`);
}

function switchTo(chosen: ScriptedSession, mode: (typeof MODES)[number]): void {
  if (chosen.modeOf('sam') !== mode) chosen.supervisorSwitches('sam', mode);
}

async function calmDown(scene: Scene): Promise<void> {
  const { desk, sessions } = scene;
  // What a fault still keeps comes when there is more to keep; the last word is heard by all.
  for (let more = 0; more < scene.awaited; more += 1) say(scene, 0);
  for (const [place] of sessions.entries()) say(scene, place);
  await until(
    () => [...sessions, ...scene.ended].map((each) => describeBoth(desk, each)).join('\n'),
    () =>
      desk.isConnected() &&
      sessions.every((each) => isEqual(scene, each)) &&
      // One that has begun and ended unseen was never ours.
      scene.ended.every(({ id }) => desk.session(id)?.ended !== false),
    CALM_LIMIT,
  );
  for (const { id } of [...sessions, ...scene.ended]) {
    expect(new Set(desk.transcript(id)).size).toBe(desk.transcript(id).length);
    expect(missedTexts(desk, id).filter((text) => scene.told.has(text))).toEqual([]);
  }
}

function missedTexts({ store }: Desk, sessionId: string): readonly string[] {
  const missed = keptLines(store, sessionId).filter(({ wasMissed }) => wasMissed);
  return missed.flatMap(({ kind, text }) => (kind === 'text' ? [text] : []));
}

function isEqual({ desk, renumbered }: Scene, each: ScriptedSession): boolean {
  // What was missed before the numbers began anew comes after what was known: nobody can tell where it belongs.
  const compared = (lines: readonly string[]): string =>
    (renumbered.hasRenumbered() ? lines.map(withoutIndex).sort() : lines).join('\n');
  return (
    compared(desk.transcript(each.id)) === compared(transcriptFor(each, 'sam')) &&
    desk.mode(each.id) === each.modeOf('sam')
  );
}

function withoutIndex(line: string): string {
  return line.replace(/^\d+ /, '');
}

function describeBoth(desk: Desk, each: ScriptedSession): string {
  return JSON.stringify({
    desk: [desk.mode(each.id), ...desk.transcript(each.id)],
    server: [each.modeOf('sam'), ...transcriptFor(each, 'sam')],
  });
}
