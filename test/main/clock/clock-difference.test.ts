/** What the page is told of the server's clock: what matters, and no more. */
import { expect, it } from 'vitest';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { tellClockDifference } from '#main/clock/clock-difference.ts';
import type { AppState } from '#preload/model/app-state.ts';
import { INITIAL_APP_STATE } from '#test/main/app-state/initial-app-state-example.ts';

it('tells the page of a difference, and not of what moves by less than a second', () => {
  const appState = createAppStateStore(INITIAL_APP_STATE);
  const told: Partial<AppState>[] = [];
  appState.subscribe((changes) => told.push(changes));
  let ahead = 0;
  const tell = tellClockDifference(appState, () => ahead);
  for (ahead of [0, 300, -999, 600_000.4, 600_400, 599_500, -3_000_000, -3_000_700, 0, 10]) tell();
  expect(told).toEqual([{ serverAhead: 600_000 }, { serverAhead: -3_000_000 }, { serverAhead: 0 }]);
});
