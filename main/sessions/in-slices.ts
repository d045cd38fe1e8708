/** Does much a part at a time, so that polls, keys and what is drawn never wait for all of it. */

/** So many of the things that are looked at here take a few milliseconds. */
const SLICE_SIZE = 100;

/** Between two slices everything else has its turn. Rejects when `signal` says that it is not wanted any more. */
export async function inSlices<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  doSlice: (slice: readonly T[]) => void,
): Promise<void> {
  let slice: T[] = [];
  for (const item of items) {
    if (slice.length === SLICE_SIZE) {
      doSlice(slice);
      slice = [];
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
    slice.push(item);
  }
  if (slice.length > 0) doSlice(slice);
}
