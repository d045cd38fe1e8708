/** Counts how many letters of text a piece of code looks at, so that a test can say how its work grows without a clock. */

/** How much text one call goes through, at most. */
type Cost = (self: string | RegExp, args: readonly unknown[], result: unknown, began: number) => number;

const one: Cost = () => 1;
const whole: Cost = (self) => String(self).length;
const ofResult: Cost = (_self, _args, result) => String(result).length;
const ofArgument: Cost = (_self, [text]) => String(text).length;
/** From where the last match ended, for patterns that go through a text match by match. */
const matched: Cost = (self, [text], result, began) => {
  const goesOn = self instanceof RegExp && (self.global || self.sticky) && result !== null;
  return goesOn ? Math.max(1, self.lastIndex - began) : String(text).length - began;
};
/** From where it began to where it found something, or to the end. */
const searched: Cost = (self, [, from], result) =>
  typeof result === 'number' && result >= 0
    ? Math.max(1, result - Number(from ?? 0))
    : String(self).length - Number(from ?? 0);

const STRING_COSTS: Readonly<Record<string, Cost>> = {
  charAt: one,
  charCodeAt: one,
  codePointAt: one,
  endsWith: ofArgument,
  includes: whole,
  indexOf: searched,
  match: whole,
  matchAll: whole,
  normalize: whole,
  replace: whole,
  replaceAll: whole,
  slice: ofResult,
  split: whole,
  startsWith: ofArgument,
  toLowerCase: whole,
  toUpperCase: whole,
  trim: whole,
};
const PATTERN_COSTS: Readonly<Record<string, Cost>> = { exec: matched, test: ofArgument };

/** `run` must be done when it returns. */
export function countTextSteps(run: () => unknown): number {
  let steps = 0;
  const count = (cost: number): void => {
    steps += cost;
  };
  const restore = [
    ...Object.entries(STRING_COSTS).map(([name, cost]) => watch(String.prototype, name, cost, count)),
    ...Object.entries(PATTERN_COSTS).map(([name, cost]) => watch(RegExp.prototype, name, cost, count)),
  ];
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return steps;
}

function watch(prototype: object, name: string, cost: Cost, count: (cost: number) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const method: unknown = own?.value;
  if (own === undefined || typeof method !== 'function') throw new Error(`there is no ${name}`);
  let isCounting = false;
  const value = function (this: string | RegExp, ...args: unknown[]): unknown {
    const began = this instanceof RegExp && (this.global || this.sticky) ? this.lastIndex : 0;
    const result: unknown = Reflect.apply(method, this, args);
    // What counting itself does with texts is not counted.
    if (!isCounting) {
      isCounting = true;
      count(cost(this, args, result, began));
      isCounting = false;
    }
    return result;
  };
  Object.defineProperty(prototype, name, { ...own, value });
  return () => Object.defineProperty(prototype, name, own);
}
