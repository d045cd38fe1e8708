/** The server's words for a channel's state → ours (gws-api.md §3.4). */
import type { Readiness } from '#preload/model/team.ts';

const READINESS = new Map<string, Readiness>([
  ['ready', 'ready'],
  ['notready', 'not-ready'],
  // Work after a session: no new one is given.
  ['auxwork', 'not-ready'],
  ['aftercallwork', 'not-ready'],
  ['offline', 'offline'],
  ['loggedout', 'offline'],
]);

export function readReadiness(state: string | undefined): Readiness {
  return READINESS.get(state?.toLowerCase() ?? '') ?? 'unknown';
}
