/** Which name an administrator meant who has written another one. */
import { expect, it } from 'vitest';
import { findNearest } from '#main/policies/nearest-name.ts';
import { MANAGED_NAMES } from '#preload/model/settings.ts';

it.each([
  ['SERVERS', 'servers'],
  ['1. s-e-r-v-e-r-s', 'servers'],
  ['srvrs', 'servers'],
  ['serverUrl', 'servers'],
  ['myAllowedServerList', 'servers'],
  ['stay', 'staySignedIn'],
  ['keepSignedIn', 'staySignedIn'],
  ['updatesFee', 'updateFeed'],
  ['updatesOff', 'updatesOn'],
  ['alerts_allowed', 'alertsAllowed'],
])('%s is meant as %s', (written, meant) => expect(findNearest(written, MANAGED_NAMES)).toBe(meant));

it.each(['', 'log', 'ups', 'color', 'homepage', 'servers'.repeat(6)])('%j is like none', (written) =>
  expect(findNearest(written, MANAGED_NAMES)).toBeNull(),
);
