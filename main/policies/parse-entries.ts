/** Reads JSON with an eye for those who write it by hand: each entry with its line, doubles included, and of what is no JSON where and why. */
import type { WrittenEntry } from './written-entry.ts';

/** No policy has lists in lists; a file full of brackets must not use up the stack. */
const DEEPEST = 20;

/** One step of JSON, after the white space before it. */
const TOKEN = /[ \t\r\n]*("(?:[^"\\\r\n]|\\.)*"|-?\d[\w.+-]*|[{}[\]:,]|true\b|false\b|null\b|$)/y;

/** The text is no JSON, or no object. The message goes on from the name of the file. */
export class NotEntries extends Error {
  /** Counted from one. */
  readonly line: number;

  constructor(reason: string, line: number) {
    super(reason);
    this.name = 'NotEntries';
    this.line = line;
  }
}

/** The entries of the object that `text` is. Throws NotEntries. */
export function parseEntries(text: string): readonly WrittenEntry[] {
  const reader = createReader(text);
  if (reader.peek() !== '{') throw reader.refuse('must begin with { and hold named entries');
  const entries = readObject(reader, 0);
  if (reader.peek() !== '') throw reader.refuse('goes on after its end');
  return entries;
}

interface Reader {
  /** The next token without taking it; empty at the end. */
  peek(): string;
  take(): string;
  /** Of the next token, from 1. */
  line(): number;
  /** The failure at the next token. */
  refuse(reason: string): NotEntries;
}

function createReader(text: string): Reader {
  let at = 0;
  let next: { token: string; start: number; end: number } | null = null;
  let counted = { at: 0, line: 1 };

  function lineAt(place: number): number {
    for (let here = counted.at; here < place; here += 1)
      if (text[here] === '\n') counted = { ...counted, line: counted.line + 1 };
    counted = { at: place, line: counted.line };
    return counted.line;
  }

  function look(): { token: string; start: number; end: number } {
    if (next) return next;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw strange(text, at, lineAt);
    const end = TOKEN.lastIndex;
    next = { token, start: end - token.length, end };
    return next;
  }

  return {
    peek: () => look().token,
    take() {
      const { token, end } = look();
      at = end;
      next = null;
      return token;
    },
    line: () => lineAt(look().start),
    refuse: (reason) => new NotEntries(reason, lineAt(look().start)),
  };
}

/** What is no token is often one of these. */
function strange(text: string, at: number, lineAt: (place: number) => number): NotEntries {
  const start = at + (/^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);
  const rest = text.slice(start, start + 2);
  const line = lineAt(start);
  if (rest.startsWith('/') || rest.startsWith('#'))
    return new NotEntries('has a comment, and JSON knows none', line);
  if (/^['‘’“”„«]/.test(rest)) return new NotEntries('has other quotation marks than "', line);
  if (rest.startsWith('"')) return new NotEntries('has a text that does not end in its line', line);
  return new NotEntries(
    `has a ${/^[\p{L}_]/u.test(rest) ? 'word without quotation marks' : 'sign that JSON does not know'}`,
    line,
  );
}

function readObject(reader: Reader, depth: number): WrittenEntry[] {
  const entries: WrittenEntry[] = [];
  readItems(reader, '}', () => {
    const line = reader.line();
    if (!reader.peek().startsWith('"')) throw reader.refuse('needs a name in quotation marks there');
    const name = String(readValue(reader, depth));
    if (reader.peek() !== ':') throw reader.refuse('needs a colon after the name');
    reader.take();
    entries.push({ name, value: readValue(reader, depth), line });
  });
  return entries;
}

/** From the opening bracket to `closing`. */
function readItems(reader: Reader, closing: '}' | ']', readItem: () => void): void {
  reader.take();
  if (reader.peek() === closing) {
    reader.take();
    return;
  }
  for (;;) {
    readItem();
    const sign = reader.peek();
    if (sign === '') throw reader.refuse(`ends too early: a ${closing} is missing`);
    if (sign !== ',' && sign !== closing) throw reader.refuse(`needs a comma before this, or a ${closing}`);
    if (reader.take() === closing) return;
    if (reader.peek() === closing) throw reader.refuse(`has a comma too many before ${closing}`);
  }
}

function readValue(reader: Reader, depth: number): unknown {
  const token = reader.peek();
  if (depth > DEEPEST) throw reader.refuse('holds lists in lists, too deep to be a policy');
  if (token === '{')
    // What is inside an entry has no names that anybody knows.
    return Object.fromEntries(readObject(reader, depth + 1).map(({ name, value }) => [name, value]));
  if (token === '[') {
    const values: unknown[] = [];
    readItems(reader, ']', () => values.push(readValue(reader, depth + 1)));
    return values;
  }
  if (token === '') throw reader.refuse('ends too early');
  if (/^[}\]:,]$/.test(token)) throw reader.refuse(`needs a value before ${token}`);
  const failure = reader.refuse('has a number or a text that JSON does not know');
  try {
    return JSON.parse(reader.take()) as unknown;
  } catch {
    throw failure;
  }
}
