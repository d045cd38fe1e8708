/** Which of the known names somebody meant who has written another one. */

/** The most letters of a known name that may be wrong: a third of it. */
const WRONG_SHARE = 3;

/** `null`: none is like it. Case does not count, nor do other signs than letters; a name inside the other counts as near. */
export function findNearest<T extends string>(written: string, known: readonly T[]): T | null {
  const typed = onlyLetters(written);
  // Nobody means a name by a whole sentence, and telling would take long.
  if (typed.length > 40) return null;
  let nearest: { readonly name: T; readonly distance: number } | null = null;
  for (const name of known) {
    const distance = distanceOf(typed, onlyLetters(name));
    const limit = Math.floor(name.length / WRONG_SHARE);
    if (distance <= limit && (nearest === null || distance < nearest.distance)) nearest = { name, distance };
  }
  return nearest?.name ?? known.find((name) => isInside(typed, onlyLetters(name).replace(/s$/, ''))) ?? null;
}

function onlyLetters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function isInside(one: string, other: string): boolean {
  return one.includes(other) || (one.length >= 4 && other.includes(one));
}

/** Levenshtein's: how many letters must be put in, taken out or changed. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1];
    for (const [place, wanted] of Array.from(other).entries())
      next.push(
        Math.min(
          (row[place + 1] ?? 0) + 1,
          (next[place] ?? 0) + 1,
          (row[place] ?? 0) + (letter === wanted ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
