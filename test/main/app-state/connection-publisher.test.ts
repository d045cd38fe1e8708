/** The page is told of the connection at once when it changes, and seldom that it is still there. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { createConnectionPublisher } from '#main/app-state/connection-publisher.ts';
import type { AppState } from '#preload/model/app-state.ts';
import type { Connection } from '#preload/model/connection.ts';
import { INITIAL_APP_STATE } from './initial-app-state-example.ts';

const SECOND_MS = 1000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openState() {
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const told: Partial<AppState>[] = [];
  appState.subscribe((changes) => told.push(changes));
  return { publish: createConnectionPublisher(appState), told };
}

const heard = (at: number): Connection => ({ phase: 'connected', heardAt: at });
const LOST: Connection = {
  phase: 'reconnecting',
  since: 9,
  heardAt: 8,
  attempt: 1,
  reason: 'no-answer',
  nextTryAt: null,
};

it('a server that answers a hundred times a second makes fifteen changes a minute, the last of them right', () => {
  const { publish, told } = openState();
  for (let at = 0; at < 60 * SECOND_MS; at += 10) {
    publish(heard(at));
    vi.advanceTimersByTime(10);
  }
  expect(told).toHaveLength(16);
  vi.advanceTimersByTime(60 * SECOND_MS);
  expect(told.at(-1)).toEqual({ connection: heard(60 * SECOND_MS - 10) });
});

it('what was heard after a rest is told at once, and nothing while nothing is heard', () => {
  const { publish, told } = openState();
  publish(heard(1));
  vi.advanceTimersByTime(60 * SECOND_MS);
  publish(heard(2));
  expect(told).toEqual([{ connection: heard(1) }, { connection: heard(2) }]);
});

it('a loss is told at once and by nothing older afterwards, and so is the return', () => {
  const { publish, told } = openState();
  publish(heard(1));
  publish(heard(2));
  publish(LOST);
  vi.advanceTimersByTime(60 * SECOND_MS);
  publish(heard(70_000));
  expect(told.map(({ connection }) => connection)).toEqual([heard(1), LOST, heard(70_000)]);
});
