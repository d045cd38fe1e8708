/**
 * R10 without a network: told late, twice, in any order or not at all, read at any time, numbered anew at any time, every
 * message ends in the transcript exactly once.
 *
 * A message that is not told at all is lost with the line: a server loses none on a healthy one (gws-api.md §4.5.6). For
 * the same reason nothing of the old numbers is on its way any more when a healthy line begins to bring new ones.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LogFetchPlan } from '#main/sessions/log-fetch-plan.ts';
import { askAgain, isLogUnread, planLogFetch } from '#main/sessions/log-fetch-plan.ts';
import { firstMissing } from '#main/sessions/received-indexes.ts';
import type { IncomingMessage } from '#main/sessions/session-event.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { keptLines } from './kept-lines.ts';
import type { NumberedLog } from './numbered-log.ts';
import { createNumberedLog } from './numbered-log.ts';

const RUNS = 2000;
/** More readings than this find nothing any more. */
const READINGS = 5;

const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('says' as const), place: fc.constant(0) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom('types', 'tells', 'tells', 'tells', 'tells twice', 'asks', 'answers'),
      place: fc.nat({ max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('cuts', 'numbers anew', 'restarts'),
      place: fc.nat({ max: 3 }),
    }),
  },
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

interface Scene {
  readonly log: NumberedLog;
  readonly store: SessionStore;
  /** What has come to the store by any way: only that can be asked of it, if the log was emptied. */
  readonly handed: Set<string>;
  asked: { readonly question: LogFetchPlan; readonly answer: readonly IncomingMessage[] } | null;
}

it.each([
  ['with indexes', () => true],
  ['with an index on some', (count: number) => count % 3 > 0],
])('R10: any interleaving ends with each message once: %s', (_what, hasIndexes) => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      expectEachOnce(play(hasIndexes, steps));
    }),
    { numRuns: RUNS },
  );
});

it('R10: a line that was told out of turn proves nothing of a log that has begun anew without a word', () => {
  const scene = play(
    () => true,
    [
      { kind: 'says', place: 0 },
      { kind: 'cuts', place: 0 },
      { kind: 'numbers anew', place: 0 },
      { kind: 'says', place: 0 },
      { kind: 'says', place: 0 },
      { kind: 'tells twice', place: 3 },
      { kind: 'cuts', place: 0 },
    ],
  );
  expectEachOnce(scene);
  expect(keptLines(scene.store).map(({ text }) => text)).toContain('text 2');
});

function play(hasIndexes: (count: number) => boolean, steps: readonly Step[]): Scene {
  const log = createNumberedLog(hasIndexes);
  const scene: Scene = { log, store: createSessionStore(), handed: new Set(), asked: null };
  for (const step of steps) take(scene, step);
  calmDown(scene);
  return scene;
}

function expectEachOnce({ log, store, handed }: Scene): void {
  const wanted = new Set([...handed, ...log.read(0).map(({ text }) => text)]);
  const lines = keptLines(store);
  expect(lines.map(({ text }) => text).sort()).toEqual([...wanted].sort());
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  const orders = lines.map(({ order }) => order);
  expect(orders).toEqual(orders.toSorted((one, other) => one - other));
}

function take(scene: Scene, { kind, place }: Step): void {
  const { log } = scene;
  switch (kind) {
    case 'says':
      return log.say('text');
    case 'types':
      return log.say('typing-started');
    case 'tells':
      return tell(scene, log.take(place));
    case 'tells twice':
      return tell(scene, log.peek(place));
    case 'asks':
      scene.asked ??= ask(scene);
      return;
    case 'answers':
      return answer(scene);
    case 'cuts':
      return cut(scene);
    case 'numbers anew':
      tellAll(scene);
      return numberAnew(scene, place);
    case 'restarts':
      return cut(scene, () => numberAnew(scene, place));
  }
}

function numberAnew({ log }: Scene, place: number): void {
  log.restart(place % 2 === 0 ? 0 : 1, place < 2);
}

function tell({ store, handed }: Scene, told: IncomingMessage | undefined): void {
  if (!told) return;
  if (told.kind === 'text') handed.add(told.text);
  store.apply({ type: 'messages-received', sessionId: 's', messages: [told], at: 0 });
}

function tellAll(scene: Scene): void {
  for (let told = scene.log.take(0); told; told = scene.log.take(0)) tell(scene, told);
}

/** What the server answers is of now; it is heard later. */
function ask({ log, store }: Scene): Scene['asked'] {
  const question = planLogFetch(store.get('s'));
  const first = log.read(question.from);
  const again = askAgain(question, first);
  return again ? { question: again, answer: log.read(again.from) } : { question, answer: first };
}

function answer(scene: Scene): void {
  if (!scene.asked) return;
  const { question, answer: messages } = scene.asked;
  scene.asked = null;
  for (const { text } of messages) scene.handed.add(text);
  scene.store.apply({ type: 'log-fetched', sessionId: 's', messages, ...question, at: 0 });
}

/** All that was on its way is lost, and the first thing on the next line is a reading. */
function cut(scene: Scene, meanwhile: () => void = () => undefined): void {
  scene.log.loseAll();
  meanwhile();
  scene.asked = ask(scene);
  answer(scene);
}

/** All that is on its way comes; then the log is read as long as something seems to be missing. */
function calmDown(scene: Scene): void {
  answer(scene);
  scene.log.say('text');
  tellAll(scene);
  for (let reading = 0; reading < READINGS; reading += 1) {
    const record = scene.store.get('s');
    if (!record || (firstMissing(record.receivedIndexes) === null && !isLogUnread(record))) return;
    scene.asked = ask(scene);
    answer(scene);
  }
}
