/** Tells keys that belong to the composition of a word (Chinese, Japanese, Korean, dead keys) from keys that are meant for us. */

/** What every key has as its code while an input method takes it, in all browsers. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * `isComposing` alone is not enough: on some systems the key that ends a composition is told just after it has ended,
 * and only its code says that it was not meant for us.
 */
// Deprecated, and all that there is to tell it by.
// eslint-disable-next-line @typescript-eslint/no-deprecated
export function isOfComposition({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}
