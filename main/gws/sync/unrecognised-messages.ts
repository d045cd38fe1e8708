/** Counts what the server said that could not be used. Each kind is logged once; only the server's names for types are kept. */

const MOST_KINDS = 100;
const LONGEST_NAME = 80;

export interface UnrecognisedMessages {
  note(what: string): void;
  list(): readonly { readonly what: string; readonly count: number }[];
}

export function createUnrecognisedMessages(onFirst: (what: string) => void): UnrecognisedMessages {
  const counts = new Map<string, number>();
  return {
    note(what) {
      const name = what.slice(0, LONGEST_NAME);
      const count = counts.get(name) ?? 0;
      if (count === 0 && counts.size >= MOST_KINDS) return;
      if (count === 0) onFirst(name);
      counts.set(name, count + 1);
    },
    list: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}
