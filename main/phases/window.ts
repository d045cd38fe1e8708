/** Phase 4: the window, which is not shown yet, what is sent to its page, and how both end. */
import { join } from 'node:path';
import { app } from 'electron';
import type { QuitGuard } from '#main/desktop/lifecycle/quit-guard.ts';
import { createQuitGuard } from '#main/desktop/lifecycle/quit-guard.ts';
import { createReveal } from '#main/desktop/links/reveal.ts';
import { createTrayQuestion } from '#main/desktop/tray/tray-presence.ts';
import type { ClosingOptions } from '#main/desktop/window/closing.ts';
import { decideClosing } from '#main/desktop/window/closing.ts';
import { watchSessionVisibility } from '#main/desktop/window/session-visibility.ts';
import { createMainWindow } from '#main/desktop/window/window.ts';
import type { WindowStateStore } from '#main/desktop/window/window-state.ts';
import { createWindowStateStore } from '#main/desktop/window/window-state.ts';
import { reportFailure, reportThrottled } from '#main/errors/error-reporting.ts';
import { publishState } from '#main/ipc/publish-state.ts';
import { STATE_CHANNEL } from '#preload/contract.ts';
import { pageSource } from './page-source.ts';
import type { Services } from './services.ts';
import type { State } from './state.ts';

export type Screen = ReturnType<typeof createScreen>;

/** `builtFolder`: where the build put the parts of the app. */
export function createScreen(builtFolder: string, state: State, services: Services) {
  const { appState, draftStore, log, now, settings, store } = state;
  const windowState = createWindowStateStore(settings, () => log.warn('place of the window not stored'));
  const quitting = guardQuitting(state, services, windowState);
  const endWithSystem = (): void => {
    services.updater.noteSystemEnd();
    quitting.quit();
  };
  const isTrayThere = createTrayQuestion(process.platform, process.env, services.bus);
  const window = createMainWindow({
    builtFolder,
    page: pageSource.page,
    icon: join(state.assets, 'icon.png'),
    hasDeveloperTools: !app.isPackaged,
    memory: windowState,
    onPageStart: () => store.apply({ type: 'session-opened', sessionId: null }),
    onPageLost: (reason) => log.error('page lost', { reason }),
    isTrayThere,
    onClose: () => decideClosing(closingOptions(state, quitting, isTrayThere)),
    maySystemEnd: quitting.canQuit,
    onSystemEnd: endWithSystem,
  });
  appState.subscribe(({ isQuitting }) => {
    // The question is of no use where nobody sees it.
    if (isQuitting === true) window.show();
  });
  window.onVisibility(watchSessionVisibility({ store, draftStore, isWindowSeen: window.isReceived }));
  const { acknowledgePatch, publishFullState } = publishState(
    store,
    appState,
    (patch) => window.page()?.send(STATE_CHANNEL, patch),
    reportThrottled((error) => reportFailure(log, 'state', error), now),
  );
  const reveal = createReveal({ appState, store, window });
  return { acknowledgePatch, endWithSystem, isTrayThere, publishFullState, quitting, reveal, window };
}

/** Asks first while my work has begun, and takes leave of everybody before the app ends. */
function guardQuitting(
  { appState, audit, settings }: State,
  { connection, updater }: Services,
  windowState: WindowStateStore,
): QuitGuard {
  return createQuitGuard({
    mustAsk: () => appState.read().work.isStarted,
    ask: () => appState.change({ isQuitting: true }),
    beforeQuit: async () => {
      updater.noteQuitting();
      const written = windowState.flush().then(settings.flush);
      await Promise.all([connection.signOut(), written, audit.flush()]);
    },
    leave: () => updater.leave(),
  });
}

function closingOptions(
  { appState, settings }: State,
  quitting: QuitGuard,
  isTrayThere: () => Promise<boolean>,
): ClosingOptions {
  return {
    platform: process.platform,
    isQuittingNow: quitting.isQuittingNow,
    isExplained: () => settings.read().closingExplained,
    isExplaining: () => appState.read().isClosing,
    explain: () => void isTrayThere().then((hasTray) => appState.change({ isClosing: true, hasTray })),
    closesToTray: () => appState.read().settings.closeToTray,
    mayQuit: quitting.canQuit,
  };
}
