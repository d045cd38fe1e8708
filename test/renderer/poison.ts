/** Makes things that cannot be drawn: reading one of their properties, or any, throws. */

export class Poison extends Error {
  override readonly name = 'Poison';
}

/** The same object, but reading `key` throws. */
export function poison<T extends object>(object: T, key: keyof T): T {
  return Object.defineProperty({ ...object }, key, {
    enumerable: true,
    get: () => {
      throw new Poison('what somebody wrote');
    },
  });
}

/** Whatever is asked of it throws. */
export function poisonAll<T extends object>(object: T): T {
  return new Proxy(object, {
    get: () => {
      throw new Poison('what somebody wrote');
    },
    ownKeys: () => {
      throw new Poison('what somebody wrote');
    },
    has: () => {
      throw new Poison('what somebody wrote');
    },
  });
}
