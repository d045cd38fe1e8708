/** Turns the bytes of an answer into text: UTF-8, as the API has it, unless they are none and the answer says what they are. */

export function decodeBody(bytes: Uint8Array, contentType = ''): string {
  return decode(bytes, 'utf-8', true) ?? decode(bytes, charsetOf(contentType), false) ?? replace(bytes);
}

/** `null` where the bytes are not of this charset, or nobody knows it. */
function decode(bytes: Uint8Array, charset: string | null, isStrict: boolean): string | null {
  if (charset === null) return null;
  try {
    return new TextDecoder(charset, { fatal: isStrict, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function charsetOf(contentType: string): string | null {
  const [, quoted, plain] =
    /;\s{0,9}charset\s{0,9}=\s{0,9}(?:"([^"]{1,40})"|([^\s;"]{1,40}))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}

/** Single bytes that went wrong must not cost the rest. */
function replace(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
