/** Finds out when each message was first seen: a row counts the unread ones, so its n-th message is there when it says n. */
import type { SeenRow } from './page-tools.ts';

export interface SentTo {
  readonly customer: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Milliseconds from the server to the screen for each message to a row that was on screen at the beginning, in the order in
 * which they were sent; `null` for one that was never seen.
 */
export function matchRows(
  onScreen: readonly SeenRow[],
  sent: readonly SentTo[],
  seen: readonly SeenRow[],
): readonly (number | null)[] {
  const counts = new Map(onScreen.map(({ customer, unread }) => [customer, unread]));
  const seenOf = groupByCustomer(seen);
  return sent.flatMap(({ customer, at }) => {
    const before = counts.get(customer);
    if (before === undefined) return [];
    counts.set(customer, before + 1);
    const first = seenOf.get(customer)?.find(({ unread }) => unread > before);
    return [first === undefined ? null : first.at - at];
  });
}

function groupByCustomer(seen: readonly SeenRow[]): Map<string, SeenRow[]> {
  const groups = new Map<string, SeenRow[]>();
  for (const row of seen) {
    const group = groups.get(row.customer);
    if (group) group.push(row);
    else groups.set(row.customer, [row]);
  }
  return groups;
}
