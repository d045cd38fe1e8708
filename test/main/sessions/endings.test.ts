/** How a session came to its end, in true words, and what is left of its offers. */
import { describe, expect, it } from 'vitest';
import { offersAfter, readEnding } from '#main/sessions/endings.ts';
import type { Ending, SessionPhase } from '#preload/model/session.ts';

describe('it is said to have ended', () => {
  it.each([
    ['reject', 'revoked', 'i-rejected'],
    ['leave', 'left', 'i-left'],
    ['leave', 'unknown', 'i-left'],
    ['complete', 'completed', 'i-completed'],
    ['complete', 'revoked', 'i-completed'],
    ['leave-and-complete', 'left', 'i-completed'],
    ['transfer', 'revoked', 'i-transferred'],
    ['transfer', 'left', 'i-transferred'],
  ] as const)('by my doing, asked for: %s, then %s', (asked, phase, ending) => {
    expect(readEnding(phase, asked, null)).toBe(ending);
  });

  it('by being taken away, when that was faster than my leaving', () => {
    expect(readEnding('revoked', 'leave', null)).toBe('taken');
  });

  it.each<[SessionPhase, Ending]>([
    ['left', 'i-left'],
    ['completed', 'completed'],
    ['revoked', 'taken'],
    ['unknown', 'vanished'],
    ['chatting', 'vanished'],
    ['invited', 'vanished'],
  ])('without my asking, by the server’s word %s', (phase, ending) => {
    expect(readEnding(phase, null, null)).toBe(ending);
  });

  it('as was known first, whatever becomes of it later without my asking', () => {
    expect(readEnding('completed', null, 'i-left')).toBe('i-left');
    expect(readEnding('completed', 'complete', 'i-left')).toBe('i-completed');
  });
});

const OFFERS = {
  modes: ['coach'],
  actions: ['leave', 'complete', 'message-to-everyone', 'set-disposition'],
} as const;

describe('what is left to do', () => {
  it('is to put the papers in order in what I have left: no mode and no message', () => {
    expect(offersAfter('left', OFFERS)).toEqual({ modes: [], actions: ['complete', 'set-disposition'] });
  });

  it.each(['completed', 'revoked', 'unknown', 'chatting', 'invited'] as const)(
    'is nothing when %s',
    (phase) => {
      expect(offersAfter(phase, OFFERS)).toEqual({ modes: [], actions: [] });
    },
  );
});
