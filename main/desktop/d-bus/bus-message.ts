/** Messages as they cross D-Bus: as much of its wire format as calls, their answers and signals of the desktop need. Pure. */

/** A value with its type, to be sent. */
export type Argument =
  | readonly ['s' | 'o' | 'g', string]
  | readonly ['u' | 'i' | 'y', number]
  | readonly ['as', readonly string[]]
  | readonly ['a{sv}', Readonly<Record<string, Argument>>];

export type Value = string | number | boolean | readonly string[];

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly args: readonly Argument[];
}

export interface BusMessage {
  /** One of `KINDS`, or what is not known here. */
  readonly kind: number;
  readonly serial: number;
  /** Whose it is, by a name that the bus gives; empty: the bus's own. */
  readonly sender: string;
  /** Of the call that it answers; 0: of none. */
  readonly replyTo: number;
  readonly interface: string;
  readonly member: string;
  /** Empty where there is a value of a type that is not known here. */
  readonly values: readonly Value[];
}

/** What messages are, by the standard's numbers. */
export const KINDS = { call: 1, answer: 2, error: 3, signal: 4 } as const;
/** What is in a message's head. */
export const FIELDS = {
  path: 1,
  interface: 2,
  member: 3,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
} as const;
const LITTLE_ENDIAN = 'l';
const VERSION = 1;
/** What comes before the fields of the head: order of bytes, kind, flags, version, lengths and serial. */
const FIXED_HEAD = 16;
/** Nothing that is for us is larger, in bytes. */
const LARGEST = 1_000_000;

/** A value begins at a multiple of this: a text, a number, a pair. */
const ALIGNMENTS = { s: 4, u: 4, '(': 8 } as const;

export function encodeCall(call: BusCall, serial: number): Buffer {
  const head: readonly Field[] = [
    [FIELDS.path, ['o', call.path]],
    [FIELDS.interface, ['s', call.interface]],
    [FIELDS.member, ['s', call.member]],
    [FIELDS.destination, ['s', call.destination]],
  ];
  return encodeMessage(KINDS.call, head, call.args, serial);
}

type Field = readonly [number, Argument];

export function encodeMessage(
  kind: number,
  fields: readonly Field[],
  args: readonly Argument[],
  serial: number,
): Buffer {
  const body = createWriter();
  for (const argument of args) body.value(argument);
  const signature: Argument = ['g', args.map(([type]) => type).join('')];
  const head = createWriter();
  for (const byte of [LITTLE_ENDIAN.charCodeAt(0), kind, 0, VERSION]) head.byte(byte);
  head.number(body.length());
  head.number(serial);
  head.list(ALIGNMENTS['('], () => {
    for (const [number, argument] of fields) head.field(number, argument);
    if (args.length > 0) head.field(FIELDS.signature, signature);
  });
  head.pad(ALIGNMENTS['(']);
  return Buffer.concat([head.bytes(), body.bytes()]);
}

/** The first message of what was read, and how many bytes it has; `null`: there is not all of it yet. Throws when it is none. */
export function decodeMessage(read: Buffer): { readonly message: BusMessage; readonly size: number } | null {
  if (read.length < FIXED_HEAD) return null;
  // Other orders of bytes are those of computers that the app does not run on.
  if (read.toString('latin1', 0, 1) !== LITTLE_ENDIAN) throw new Error('not a message of D-Bus');
  const bodyAt = aligned(FIXED_HEAD + read.readUInt32LE(12), ALIGNMENTS['(']);
  const size = bodyAt + read.readUInt32LE(4);
  if (size > LARGEST) throw new Error('too large a message of D-Bus');
  if (read.length < size) return null;
  const fields = readFields(read.subarray(0, bodyAt));
  const text = (number: number): string => {
    const value = fields.get(number);
    return typeof value === 'string' ? value : '';
  };
  const replyTo = fields.get(FIELDS.replyTo);
  const message: BusMessage = {
    kind: read.readUInt8(1),
    serial: read.readUInt32LE(8),
    sender: text(FIELDS.sender),
    replyTo: typeof replyTo === 'number' ? replyTo : 0,
    interface: text(FIELDS.interface),
    member: text(FIELDS.member),
    values: readValues(read.subarray(bodyAt, size), text(FIELDS.signature)),
  };
  return { message, size };
}

function readFields(head: Buffer): ReadonlyMap<number, Value> {
  const reader = createReader(head, FIXED_HEAD);
  const fields = new Map<number, Value>();
  const end = FIXED_HEAD + head.readUInt32LE(12);
  while (reader.at() < end) {
    reader.skipTo(ALIGNMENTS['(']);
    const number = reader.value('y');
    const value = reader.value('v');
    if (typeof number === 'number') fields.set(number, value);
  }
  return fields;
}

/** Types that may come, one after the other. */
const READ_TYPES = /as|[ygvsouib]/g;

function readValues(body: Buffer, signature: string): readonly Value[] {
  const types = signature.match(READ_TYPES) ?? [];
  if (types.join('') !== signature) return [];
  const reader = createReader(body, 0);
  return types.map((type) => reader.value(type));
}

function aligned(at: number, alignment: number): number {
  return Math.ceil(at / alignment) * alignment;
}

/** Values one behind the other, each where its type wants it. */
function createWriter() {
  const parts: Buffer[] = [];
  let length = 0;

  function add(bytes: Buffer): void {
    parts.push(bytes);
    length += bytes.length;
  }

  function pad(alignment: number): void {
    add(Buffer.alloc(aligned(length, alignment) - length));
  }

  function byte(value: number): void {
    add(Buffer.of(value));
  }

  function number(value: number): void {
    pad(ALIGNMENTS.u);
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value | 0);
    add(bytes);
  }

  function text(value: string): void {
    // A zero ends a text here: the bus hangs up on whoever sends one in it.
    const bytes = Buffer.from(value.replaceAll('\0', ''));
    number(bytes.length);
    add(Buffer.concat([bytes, Buffer.of(0)]));
  }

  function signature(types: string): void {
    byte(types.length);
    add(Buffer.from(`${types}\0`, 'latin1'));
  }

  function variant(argument: Argument): void {
    signature(argument[0]);
    value(argument);
  }

  /** `alignment`: of what is in it. Its length in bytes, which comes first, is known when all is written. */
  function list(alignment: number, writeAll: () => void): void {
    pad(ALIGNMENTS.u);
    const bytes = Buffer.alloc(4);
    add(bytes);
    pad(alignment);
    const start = length;
    writeAll();
    bytes.writeUInt32LE(length - start);
  }

  function value([type, given]: Argument): void {
    switch (type) {
      case 'y':
        return byte(given);
      case 'u':
      case 'i':
        return number(given);
      case 's':
      case 'o':
        return text(given);
      case 'g':
        return signature(given);
      case 'as':
        return list(ALIGNMENTS.s, () => given.forEach(text));
      case 'a{sv}':
        return list(ALIGNMENTS['('], () => {
          for (const [name, each] of Object.entries(given)) {
            pad(ALIGNMENTS['(']);
            text(name);
            variant(each);
          }
        });
    }
  }

  return {
    bytes: () => Buffer.concat(parts),
    length: () => length,
    pad,
    byte,
    number,
    list,
    value,
    field(number: number, argument: Argument) {
      pad(ALIGNMENTS['(']);
      byte(number);
      variant(argument);
    },
  };
}

function createReader(bytes: Buffer, start: number) {
  let at = start;

  function number(): number {
    at = aligned(at, ALIGNMENTS.u);
    at += 4;
    return bytes.readUInt32LE(at - 4);
  }

  function byte(): number {
    at += 1;
    return bytes.readUInt8(at - 1);
  }

  function text(length: number): string {
    const found = bytes.toString('utf8', at, at + length);
    at += length + 1;
    return found;
  }

  function texts(): readonly string[] {
    const end = number() + at;
    const found: string[] = [];
    while (at < end) found.push(text(number()));
    return found;
  }

  function value(type: string): Value {
    switch (type) {
      case 'y':
        return byte();
      case 'u':
        return number();
      case 'i':
        return number() | 0;
      case 'b':
        return number() === 1;
      case 's':
      case 'o':
        return text(number());
      case 'g':
        return text(byte());
      case 'as':
        return texts();
      case 'v':
        return value(text(byte()));
      default:
        throw new Error('a value of an unknown type');
    }
  }

  return {
    at: () => at,
    skipTo: (alignment: number) => void (at = aligned(at, alignment)),
    value,
  };
}
