/** QuitGuard: asks first where there is something to decide, and says goodbye to the server. */
import { app, powerMonitor } from 'electron';

export interface QuitGuardOptions {
  readonly mustAsk: () => boolean;
  /** Shows the question; the answer comes as `quit`, or not at all. */
  readonly ask: () => void;
  readonly beforeQuit: () => Promise<void>;
  /** The last thing that is done; true: the app ends by itself. */
  readonly leave: () => Promise<boolean>;
}

export interface QuitGuard {
  /** False, and the question is shown, when quitting now would skip it. */
  canQuit(): boolean;
  /** It is decided, and cannot be kept from happening. */
  isQuittingNow(): boolean;
  /** Quits without asking any more. */
  quit(): void;
}

export function createQuitGuard({ mustAsk, ask, beforeQuit, leave }: QuitGuardOptions): QuitGuard {
  let isDecided = false;
  let isGone = false;

  function canQuit(): boolean {
    if (isDecided || !mustAsk()) return true;
    ask();
    return false;
  }

  app.on('before-quit', (event) => {
    if (isGone) return;
    event.preventDefault();
    if (!canQuit()) return;
    isGone = true;
    // The server should not hold our line; one that is away is not waited for.
    void beforeQuit()
      .catch(() => undefined)
      .then(leave)
      .then((endsByItself) => {
        if (!endsByItself) app.quit();
      });
  });
  return {
    canQuit,
    isQuittingNow: () => isGone,
    quit() {
      isDecided = true;
      app.quit();
    },
  };
}

/** When the system ends us there is time for a goodbye, and nobody to be asked. Windows tells the window instead. */
export function quitWithSystem(quit: () => void): void {
  process.on('SIGTERM', quit);
  process.on('SIGHUP', quit);
  // @ts-expect-error -- Electron's types know the event without what it brings: preventDefault asks for a moment.
  powerMonitor.on('shutdown', (event: Electron.Event) => {
    event.preventDefault();
    quit();
  });
}
