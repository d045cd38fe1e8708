/** Why a mode cannot be chosen, in sessions as the real store makes them. */
import { expect, it } from 'vitest';
import { findModeObstacle } from '#preload/rules/mode-obstacle.ts';
import { MODE_OF_VISIBILITY } from '#preload/rules/mode-of-visibility.ts';
import { openTold, SESSION_ID, WIRE_CUSTOMER, wireAgent, wireMe } from '#test/main/sessions/told.ts';

it('what is offered decides, and the present mode is never an obstacle', () => {
  const told = openTold();
  told.tell({
    state: 'Chatting',
    capabilities: ['SwitchBargeIn'],
    participants: [WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors')],
  });
  expect(findModeObstacle(told.session(), 'barge-in')).toBeNull();
  expect(findModeObstacle(told.session(), 'coach')).toBe('mode-not-offered');
  expect(findModeObstacle(told.session(), 'monitor')).toBeNull();
});

it('while one is asked for no other can be, not even the present one', () => {
  const told = openTold();
  told.tell({
    state: 'Chatting',
    capabilities: ['SwitchBargeIn', 'SwitchToCoach'],
    participants: [WIRE_CUSTOMER, wireMe('Supervisors')],
  });
  told.store.apply({ type: 'mode-requested', sessionId: SESSION_ID, mode: 'coach' });
  for (const mode of ['monitor', 'coach', 'barge-in'] as const)
    expect(findModeObstacle(told.session(), mode)).toBe('switch-in-progress');
});

it('the mode is who can see me', () => {
  expect(MODE_OF_VISIBILITY).toEqual({ supervisors: 'monitor', agents: 'coach', everyone: 'barge-in' });
});
