/** Turns Ctrl-C and the like into an orderly end: what was started gets ended before this process does. */

/**
 * @template T
 * @param {(stop: AbortSignal) => Promise<T>} work must come to its end soon after `stop`
 * @returns {Promise<T>}
 */
export async function untilStopped(work) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  signals.forEach((signal) => process.on(signal, stop));
  try {
    return await work(controller.signal);
  } finally {
    signals.forEach((signal) => process.off(signal, stop));
  }
}
