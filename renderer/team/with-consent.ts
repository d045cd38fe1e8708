/** How the parts of an agent's card ask before a customer can see the supervisor. */
import type { Mode } from '#preload/model/session.ts';

/** Acts at once, or after the question "Barge in?"; `whom` says who would see her. */
export type WithConsent = (mode: Mode, whom: string, act: () => void) => void;
