/** Reads JSON that somebody else has written, or that may be damaged, whatever is in it. */

/**
 * Strings, so that no number in them is taken for one, and whole numbers of so many digits. A string that never ends is
 * matched to the end, and no number from its middle: so the time it takes is in proportion to the length.
 */
const STRING_OR_LARGE = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|(?<![\d.])-?\d{16,}(?![\d.eE])/g;

/** `undefined` when it is none: half of a file, a page of a proxy, an empty answer. */
export function parseJson(text: string): unknown {
  try {
    // Some editors and proxies put a byte order mark before a text; JSON.parse knows none.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** The body of a server's answer: large numbers in it are ids. `undefined` when it is no JSON. */
export function readJson(body: string): unknown {
  return parseJson(keepLargeNumbers(body));
}

/** Whole numbers beyond 2^53 are ids, and JSON.parse would make other ids of them: they are read as text. */
function keepLargeNumbers(json: string): string {
  if (!/\d{16}/.test(json)) return json;
  return json.replace(STRING_OR_LARGE, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  );
}
