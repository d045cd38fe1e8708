/** What one message costs main, with few and many sessions around it and few and many lines before it: CPU, in a process of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionStore } from '#main/sessions/session-store.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import { chatting, message } from '#test/main/sessions/examples.ts';
import { median } from './statistics.ts';
import { wireMain } from './wired-main.ts';

export interface EventCosts {
  /** Microseconds for an event, for each size. */
  readonly bySessions: readonly number[];
  readonly byLines: readonly number[];
}

/** So many come between two patches to the page, as at 200 a second. */
const PORTION = 4;
const PORTION_INTERVAL_MS = 20;
const MESSAGES = 20;

const [, , sizes = '', lengths = '', repeatCount = '1', eventCount = '100'] = process.argv;

interface Desk {
  readonly say: () => void;
}

const idOf = (place: number): string => `session-${place}`;

function fill(store: SessionStore, place: number, lines: number): void {
  store.apply({ type: 'session-updated', session: chatting('supervisors', { id: idOf(place) }), at: 0 });
  const messages = Array.from({ length: lines }, (_, line) => message(line + 1));
  store.apply({ type: 'log-fetched', sessionId: idOf(place), messages, knownUpTo: 0, from: 0, at: 0 });
}

function openDesk(sessions: number, linesOfFirst: number): Desk & { readonly store: SessionStore } {
  const store = createSessionStore();
  wireMain(store);
  const next = new Map<number, number>();
  for (let place = 0; place < sessions; place += 1) {
    const lines = place === 0 ? linesOfFirst : MESSAGES;
    fill(store, place, lines);
    next.set(place, lines + 1);
  }
  let turn = 0;
  return {
    store,
    say() {
      const place = turn % sessions;
      turn += 1;
      const index = next.get(place) ?? 1;
      next.set(place, index + 1);
      const said = message(index, { at: Date.now() });
      store.apply({ type: 'messages-received', sessionId: idOf(place), messages: [said], at: Date.now() });
    },
  };
}

/** One session on screen, whose transcript is as long as that. */
function openLongDesk(lines: number): Desk {
  const desk = openDesk(1, lines);
  desk.store.apply({ type: 'session-opened', sessionId: idOf(0) });
  return desk;
}

/** Microseconds. */
async function measure({ say }: Desk): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < Number(eventCount); count += 1) {
    say();
    if (count % PORTION === PORTION - 1) await pause(PORTION_INTERVAL_MS);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / Number(eventCount);
}

/** By turns, the first time unmeasured: what is compiled then is not what it costs. */
async function compare(desks: readonly Desk[]): Promise<readonly number[]> {
  for (const desk of desks) await measure(desk);
  const rounds: (readonly number[])[] = [];
  for (let round = 0; round < Number(repeatCount); round += 1) {
    const costs: number[] = [];
    for (const desk of desks) costs.push(await measure(desk));
    rounds.push(costs);
  }
  return desks.map((_, place) => median(rounds.map((costs) => costs[place] ?? 0)));
}

const numbers = (list: string): readonly number[] => list.split(',').map(Number);
const bySessions = await compare(numbers(sizes).map((sessions) => openDesk(sessions, MESSAGES)));
const byLines = await compare(numbers(lengths).map(openLongDesk));
process.send?.({ bySessions, byLines } satisfies EventCosts);
