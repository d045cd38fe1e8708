/** Finds a name that people can see among those that the server gives. */

/** Spaces, controls, marks without a letter and characters that are not drawn make no name. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** The first that has anything to see in it. */
export const visibleName = (...names: readonly (string | undefined)[]): string | undefined =>
  names.find((name) => name !== undefined && VISIBLE.test(name));
