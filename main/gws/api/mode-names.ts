/** Our word for a mode and for who can see something ⇄ each of Genesys' words for it. */
import type { Mode, Visibility } from '#preload/model/session.ts';

/** The operation that asks for a mode (gws-api.md §2.3). */
export const SWITCH_OPERATION: Record<Mode, string> = {
  monitor: 'SwitchToMonitor',
  coach: 'SwitchToCoach',
  'barge-in': 'SwitchToBargeIn',
};

/** The capabilities that offer a mode: the vendor's pages spell the last one differently from the operation (§7.3). */
export const SWITCH_CAPABILITIES: Record<Mode, readonly string[]> = {
  monitor: ['SwitchToMonitor'],
  coach: ['SwitchToCoach'],
  'barge-in': ['SwitchBargeIn', 'SwitchToBargeIn'],
};

/** A map: a word of the server's may also be a property of every object. */
const VISIBILITY_WORDS = new Map<string, Visibility>([
  ['all', 'everyone'],
  ['agents', 'agents'],
  // The only sample of a coach is cut before its last letter (§1.4).
  ['agent', 'agents'],
  ['supervisors', 'supervisors'],
]);

/** `null` for a word that is absent or unknown: who can see something is never guessed. */
export function readVisibility(word: string | undefined): Visibility | null {
  return VISIBILITY_WORDS.get(word?.trim().toLowerCase() ?? '') ?? null;
}
