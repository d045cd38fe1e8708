/** Ids in the order of a number each has, the lowest first: a binary heap that knows where each stands, so that it can be moved and taken out. */

interface Entry {
  readonly id: string;
  readonly rank: number;
}

export interface PriorityQueue {
  /** One that is in it already moves. */
  put(id: string, rank: number): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** `undefined` when there is none. */
  first(): Entry | undefined;
}

export function createPriorityQueue(): PriorityQueue {
  const entries: Entry[] = [];
  const places = new Map<string, number>();

  function set(place: number, entry: Entry): void {
    entries[place] = entry;
    places.set(entry.id, place);
  }

  /** Puts the entry where it belongs, from a place that is free. */
  function settle(free: number, entry: Entry): void {
    let place = free;
    for (let up = parentOf(place); isAbove(entry, entries[up]); up = parentOf(place))
      place = moveTo(place, up);
    if (place === free)
      for (let down = lowerChild(place); isAbove(entries[down], entry); down = lowerChild(place))
        place = moveTo(place, down);
    set(place, entry);
  }

  /** The one at `from` goes to the free place; its own is free then. */
  function moveTo(free: number, from: number): number {
    const entry = entries[from];
    if (entry) set(free, entry);
    return from;
  }

  function lowerChild(place: number): number {
    const left = 2 * place + 1;
    return isAbove(entries[left + 1], entries[left]) ? left + 1 : left;
  }

  return {
    put: (id, rank) => settle(places.get(id) ?? entries.length, { id, rank }),
    remove(id) {
      const place = places.get(id);
      if (place === undefined) return;
      places.delete(id);
      const last = entries.pop();
      if (last && last.id !== id) settle(place, last);
    },
    has: (id) => places.has(id),
    first: () => entries[0],
  };
}

/** -1 for the first, where nothing is. */
function parentOf(place: number): number {
  return Math.floor((place - 1) / 2);
}

function isAbove(one: Entry | undefined, other: Entry | undefined): boolean {
  return one !== undefined && other !== undefined && one.rank < other.rank;
}
