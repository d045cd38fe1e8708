/** Keeps what was there where what is told anew says the same: whoever holds the two against each other sees at once that nothing has changed. Pure. */

/** What was there, if the other is equal to it in every part. For plain data: maps and sets are equal only to themselves. */
export function keepEqual<T>(before: T, now: T): T {
  return isEqual(before, now) ? before : now;
}

/** Whether every part of one is the very same as that of the other. */
export function hasSameParts(one: object, other: object): boolean {
  const parts = Object.entries(one);
  const others = Object.entries(other);
  return (
    parts.length === others.length &&
    parts.every(([key, value], place) => others[place]?.[0] === key && Object.is(others[place][1], value))
  );
}

/** Parts that are told in another order count as other ones: that costs a comparison more, and hides nothing. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one)) return Array.isArray(other) && areEqual(one, other);
  if (!isPlain(one) || !isPlain(other)) return false;
  return areEqual(Object.keys(one), Object.keys(other)) && areEqual(Object.values(one), Object.values(other));
}

function areEqual(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, place) => isEqual(each, others[place]));
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
