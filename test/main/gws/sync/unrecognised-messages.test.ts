/** Counting what could not be used. */
import { expect, it } from 'vitest';
import { createUnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';

it('counts each kind and tells of it once', () => {
  const told: string[] = [];
  const unreadable = createUnrecognisedMessages((what) => told.push(what));
  for (const what of ['messageType A', 'messageType B', 'messageType A']) unreadable.note(what);
  expect(told).toEqual(['messageType A', 'messageType B']);
  expect(unreadable.list()).toEqual([
    { what: 'messageType A', count: 2 },
    { what: 'messageType B', count: 1 },
  ]);
});

it('stays small whatever the server invents', () => {
  const unreadable = createUnrecognisedMessages(() => undefined);
  for (let each = 0; each < 1000; each += 1) unreadable.note(`${each}${'x'.repeat(1000)}`);
  expect(unreadable.list()).toHaveLength(100);
  expect(unreadable.list()[0]?.what.length).toBe(80);
});
