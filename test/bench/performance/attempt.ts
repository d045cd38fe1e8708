/** Measures what may not be reached in time: then it is a row that says so, and the bench goes on. */

export interface Attempt<T> {
  readonly value: T | null;
  /** Why there is none. */
  readonly note: string | undefined;
}

export async function attempt<T>(measure: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await measure(), note: undefined };
  } catch (error) {
    return { value: null, note: describe(error) };
  }
}

/** Fails with "not reached in N s" when it takes longer. */
export async function within<T>(timeLimitMs: number, awaited: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const failure = new Error(`not reached in ${Math.round(timeLimitMs / 1000)} s`);
    timer = setTimeout(() => reject(failure), timeLimitMs);
  });
  // What comes too late, and fails then, fails nobody any more.
  awaited.catch(() => undefined);
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The first line: a driver's errors go on with its own log. */
function describe(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first;
}
