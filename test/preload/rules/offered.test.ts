/** What can be done in a session, as the real store makes one of the server's words. */
import { beforeEach, describe, expect, it } from 'vitest';
import { canBeWrappedUp, findActionObstacle, isOffered, isOver } from '#preload/rules/offered.ts';
import type { Told } from '#test/main/sessions/told.ts';
import { openTold, WIRE_CUSTOMER, wireAgent, wireMe } from '#test/main/sessions/told.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
  told.tell({
    state: 'Chatting',
    capabilities: ['Leave', 'Complete'],
    participants: [WIRE_CUSTOMER, wireAgent('Amy'), wireMe('All')],
  });
});

describe('while it goes on', () => {
  it('all that is offered can be done, and nothing else', () => {
    expect(findActionObstacle(told.session(), 'leave')).toBeNull();
    expect(isOffered(told.session(), 'complete')).toBe(true);
    expect(findActionObstacle(told.session(), 'transfer')).toBe('operation-not-permitted');
    expect([isOver(told.session()), canBeWrappedUp(told.session())]).toEqual([false, false]);
  });
});

describe('after leaving', () => {
  it('its papers can be put in order as far as that is offered', () => {
    told.tell({ state: 'LeftChat', capabilities: ['Leave', 'Complete'] });
    expect([isOver(told.session()), canBeWrappedUp(told.session())]).toEqual([false, true]);
    expect(findActionObstacle(told.session(), 'complete')).toBeNull();
    expect(findActionObstacle(told.session(), 'set-disposition')).toBe('operation-not-permitted');
    expect(findActionObstacle(told.session(), 'leave')).toBe('session-ended');
  });

  it('it is over when there is nothing to put in order', () => {
    told.tell({ state: 'LeftChat', capabilities: [] });
    expect([isOver(told.session()), canBeWrappedUp(told.session())]).toEqual([true, false]);
    expect(findActionObstacle(told.session(), 'complete')).toBe('session-ended');
  });
});

it.each(['Completed', 'Revoked'])('%s, it is over whatever is offered', (state) => {
  told.tell({ state, capabilities: ['Leave', 'Complete'] });
  expect(isOver(told.session())).toBe(true);
  expect(isOffered(told.session(), 'complete')).toBe(false);
});
