/** Tells when what has just changed has been drawn: main sends the next patch then. */

/** In milliseconds. A hidden page draws nothing, and needs to know no more often; one that is shown again is told at once. */
export const NO_FRAME_MS = 1000;

/** Calls back once. */
export function afterDrawing(tell: () => void): void {
  const done = (): void => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    tellOnce();
  };
  const look = (): void => {
    if (document.visibilityState === 'visible') done();
  };
  const tellOnce = once(tell);
  const timer = setTimeout(done, NO_FRAME_MS);
  document.addEventListener('visibilitychange', look);
  // What is asked for before a frame is called before it is painted; what that asks for, after it.
  requestAnimationFrame(() => setTimeout(done));
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
