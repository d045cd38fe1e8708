/** A field for text knows one kind of line break: what was not edited gets back those that it had. */

/** `typed` with its changes to `original`, and the rest of `original` as it was. */
export function keepUnedited(original: string, typed: string): string {
  const before = readUnits(original);
  const now = readUnits(typed);
  const start = countEqual(before, now);
  const most = Math.min(before.length, now.length) - start;
  const end = Math.min(most, countEqual(before.toReversed(), now.toReversed()));
  const ends = before.find(isLineBreak) ?? '\n';
  const changed = now.slice(start, now.length - end).map((unit) => (isLineBreak(unit) ? ends : unit));
  return [...before.slice(0, start), ...changed, ...before.slice(before.length - end)].join('');
}

/** Single code units, and line breaks of any kind. */
function readUnits(text: string): readonly string[] {
  return text.match(/\r\n|[^]/g) ?? [];
}

function isLineBreak(unit: string): boolean {
  return /^[\r\n]/.test(unit);
}

function countEqual(before: readonly string[], now: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < now.length && isSame(before[count], now[count])) count += 1;
  return count;
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === other || (isLineBreak(one ?? '') && isLineBreak(other ?? ''));
}
