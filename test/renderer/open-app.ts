/** Puts the whole window on the test's page, with a fake bridge beneath it. */
import { render, screen } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import type { AppState, StatePatch } from '#preload/model/app-state.ts';
import type { PageMemory } from '#preload/model/drafts.ts';
import type { Session } from '#preload/model/session.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { alwaysAnswering } from '#renderer/bridge/bridge.ts';
import Page from '#renderer/Page.svelte';
import { AppStateReplica } from '#renderer/state/app-state-replica.svelte.ts';
import { PageErrors } from '#renderer/state/page-errors.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { makeFakeBridge } from './fake-bridge.ts';
import type { SampleChange } from './samples.ts';
import { sampleAppState, sampleSession } from './samples.ts';

export interface OpenApp extends FakeBridge {
  readonly user: UserEvent;
  /** Sends a patch and waits until it is on screen. */
  show(patch: Partial<StatePatch>): Promise<void>;
}

export const NO_MEMORY: PageMemory = { openSessionId: null, drafts: [] };

/** Waits until what a list measures is drawn, too: its own height, then the entries that fit in. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 8; step += 1) await tick();
}

/** The window before main has told anything. */
export function drawPage(memory = NO_MEMORY): FakeBridge {
  const fake = makeFakeBridge();
  const bridge = alwaysAnswering(fake.bridge);
  const errors = new PageErrors((error) => void bridge.reportPageError(error));
  const replica = new AppStateReplica(bridge, (error) => errors.note('state', error));
  replica.start();
  render(Page, { bridge, replica, errors, memory, isReloaded: memory !== NO_MEMORY });
  return fake;
}

export async function openApp(
  appState: Partial<AppState> = {},
  sessions: readonly Session[] = [],
  memory = NO_MEMORY,
): Promise<OpenApp> {
  const fake = drawPage(memory);
  const show = async (patch: Partial<StatePatch>): Promise<void> => {
    fake.push(patch);
    await settle();
  };
  await show({ full: true, appState: { ...sampleAppState, ...appState }, sessions });
  return { ...fake, user: userEvent.setup(), show };
}

/** The window with one session open in it. */
export async function openSession(
  change: SampleChange | Session = {},
  appState: Partial<AppState> = {},
  lines: readonly TranscriptLine[] = [],
): Promise<OpenApp & { session: Session }> {
  const session = sampleSession(change);
  const app = await openApp(appState, [session]);
  await app.user.click(screen.getByRole('option'));
  await app.show({ transcripts: [{ sessionId: session.id, lines }] });
  return { ...app, session };
}
