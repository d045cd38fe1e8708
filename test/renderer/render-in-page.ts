/** Draws one component alone, with the context that it finds in the page: bridge, connection, clock and outcomes. */
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import type { Outcome } from '#preload/model/outcomes.ts';
import { provideBridge } from '#renderer/bridge/bridge-context.ts';
import { Clock, provideClock } from '#renderer/state/clock.svelte.ts';
import type { WindowConnection } from '#renderer/state/connection.ts';
import { provideConnection } from '#renderer/state/connection.ts';
import { provideOutcomes } from '#renderer/state/outcomes.ts';
import { Drawing, provideDrawing } from '#renderer/ui/drawing.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { makeFakeBridge } from './fake-bridge.ts';

export interface PageContext {
  /** Connected and up to date unless the test says otherwise. */
  readonly connection: WindowConnection;
  /** By how many milliseconds the server's clock is ahead. */
  readonly serverAhead: number;
  readonly outcomes: readonly Outcome[];
}

const LIVE: WindowConnection = { state: { phase: 'connected', heardAt: 0 }, isBehind: false, isLive: true };

export function renderInPage<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  { connection = LIVE, serverAhead = 0, outcomes = [] }: Partial<PageContext> = {},
): FakeBridge {
  const fake = makeFakeBridge();
  const page: Component = (internals) => {
    provideBridge(fake.bridge);
    provideConnection(connection);
    provideClock(new Clock(() => serverAhead));
    provideOutcomes({ all: outcomes, dismiss: () => undefined });
    provideDrawing(new Drawing(() => undefined));
    return component(internals, props);
  };
  // A context of its own, for the page to put its things into.
  render(page, { context: new Map() });
  return fake;
}
