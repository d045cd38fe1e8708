/** Reads a body as JSON, whatever is in it. */

/** `undefined` when it is none: a page of a proxy, an empty answer, half of one. */
export function readJson(body: string): unknown {
  try {
    // Some proxies put a byte order mark before what they hand on; JSON.parse knows none.
    return JSON.parse(body.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
