/** The queue gives the lowest first, whatever was put, moved and taken out before, and looks at few for it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPriorityQueue } from '#main/sessions/priority-queue.ts';
import { countSteps } from '#test/count-steps.ts';
import { upTo } from '#test/growth.ts';

it('has the lowest of those that are in it first, like a list that is sorted each time', () => {
  const step = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    fc.option(fc.integer({ min: -20, max: 20 })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = createPriorityQueue();
      const expected = new Map<string, number>();
      for (const [id, rank] of steps) {
        if (rank === null) {
          queue.remove(id);
          expected.delete(id);
        } else {
          queue.put(id, rank);
          expected.set(id, rank);
        }
        expect(queue.first()?.rank).toBe(expected.size === 0 ? undefined : Math.min(...expected.values()));
        expect(queue.has(id)).toBe(expected.has(id));
      }
      while (expected.size > 0) {
        const { id, rank } = queue.first()!;
        expect(rank).toBe(Math.min(...expected.values()));
        expect(expected.get(id)).toBe(rank);
        queue.remove(id);
        expected.delete(id);
      }
      expect(queue.first()).toBeUndefined();
    }),
  );
});

it('looks at no more than a few, however many are in it', () => {
  const stepsOf = (n: number): number => {
    const queue = createPriorityQueue();
    for (const place of upTo(n)) queue.put(`${place}`, (place * 7919) % n);
    return countSteps(() => {
      queue.put('new', -1);
      queue.put('new', n);
      queue.remove('0');
      queue.first();
    });
  };
  expect(stepsOf(10_000)).toBeLessThan(400);
});
