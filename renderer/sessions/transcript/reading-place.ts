/** Where somebody reads in a transcript. Not in pixels from its beginning: rows that have not been drawn have no height yet. */
import type { Entry } from './arrange-lines.ts';

export interface ReadingPlace {
  /** The first row in view. */
  readonly rowKey: string;
  /** How many pixels of it are above. */
  readonly hidden: number;
}

/** Names a row within its transcript. */
export const rowKeyOf = ({ kind, key }: Entry): string => `${kind} ${key}`;
