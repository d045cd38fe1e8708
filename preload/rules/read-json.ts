/** Reads a body as JSON, whatever is in it. */

/**
 * Strings, so that no number in them is taken for one, and whole numbers of so many digits. A string that never ends is
 * matched to the end, and no number from its middle: so the time it takes is in proportion to the length.
 */
const STRING_OR_LARGE = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|(?<![\d.])-?\d{16,}(?![\d.eE])/g;

/** `undefined` when it is none: a page of a proxy, an empty answer, half of one. */
export function readJson(body: string): unknown {
  try {
    // Some proxies put a byte order mark before what they hand on; JSON.parse knows none.
    return JSON.parse(keepLargeNumbers(body.replace(/^\uFEFF/, ''))) as unknown;
  } catch {
    return undefined;
  }
}

/** Whole numbers beyond 2^53 are ids, and JSON.parse would make other ids of them: they are read as text. */
function keepLargeNumbers(json: string): string {
  if (!/\d{16}/.test(json)) return json;
  return json.replace(STRING_OR_LARGE, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  );
}
