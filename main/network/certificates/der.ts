/** Reads DER, the encoding of certificates: just enough of it for what Node does not tell of them. */

export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
}

/** Universal tags, and those of context [0], [1] … [3] when they hold other values. */
export const DER = { boolean: 0x01, integer: 0x02, bitString: 0x03, oid: 0x06, sequence: 0x30 } as const;
export const contextTag = (number: number): number => 0xa0 + number;
/** A context tag whose value is not made of other values. */
export const plainContextTag = (number: number): number => 0x80 + number;

/** Splits bytes into the values that they are made of. Throws a RangeError when they are not DER. */
export function readDer(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const { start, length } = readLength(bytes, at + 1);
    const end = start + length;
    if (end > bytes.length) throw new RangeError('a value is longer than what holds it');
    values.push({ tag: bytes.readUInt8(at), content: bytes.subarray(start, end) });
    at = end;
  }
  return values;
}

/** Where a value starts and how many bytes it has, from its length at `at`. */
function readLength(bytes: Buffer, at: number): { start: number; length: number } {
  const first = bytes.readUInt8(at);
  if (first < 0x80) return { start: at + 1, length: first };
  const size = first - 0x80;
  // 0x80 alone means "until the end is said", which DER does not allow; nothing here has more than 4 bytes of length.
  if (size < 1 || size > 4) throw new RangeError('not a length of DER');
  return { start: at + 1 + size, length: bytes.readUIntBE(at + 1, size) };
}

/** The values within one that must have this tag. Throws a RangeError when it has another or is missing. */
export function readWithin(value: DerValue | undefined, tag: number): readonly DerValue[] {
  return readDer(contentOf(value, tag));
}

/** Throws a RangeError when the value is missing or has another tag. */
export function contentOf(value: DerValue | undefined, tag: number): Buffer {
  if (value?.tag !== tag) throw new RangeError('another value was expected');
  return value.content;
}

/** An object identifier with dots: `2.5.29.17`. */
export function readOid(value: DerValue | undefined): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of contentOf(value, DER.oid)) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...rest].join('.');
}
