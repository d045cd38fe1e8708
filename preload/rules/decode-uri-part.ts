/** Reads a part of an address that anybody may have written. */

/** `null` where it was not encoded as such parts are. */
export function decodeUriPart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
