/** Quitting: asks first where there is something to decide, and says goodbye to the server. */
import { app } from 'electron';

export interface QuittingParts {
  readonly mustAsk: () => boolean;
  /** Shows the question; the answer comes as `quit`, or not at all. */
  readonly ask: () => void;
  readonly sayGoodbye: () => Promise<void>;
}

export interface Quitting {
  /** False, and the question is shown, when closing the window would skip it. */
  mayClose(): boolean;
  /** Quits without asking any more. */
  quit(): void;
}

export function guardQuitting({ mustAsk, ask, sayGoodbye }: QuittingParts): Quitting {
  let isDecided = false;
  let isGone = false;

  function mayGo(): boolean {
    if (isDecided || !mustAsk()) return true;
    ask();
    return false;
  }

  app.on('before-quit', (event) => {
    if (isGone) return;
    event.preventDefault();
    if (!mayGo()) return;
    isGone = true;
    // The server should not hold our line; one that is away is not waited for.
    void sayGoodbye().finally(() => app.quit());
  });
  return {
    mayClose: mayGo,
    quit() {
      isDecided = true;
      app.quit();
    },
  };
}
