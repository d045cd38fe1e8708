/** The three ways of supervising, and GWS's words for each: operation, visibility, capability (§1.4, §1.5). */

export type Mode = 'monitor' | 'coach' | 'barge-in';
export type Visibility = 'All' | 'Agents' | 'Supervisors';

/** A mode is nothing but who can see the supervisor (§1.4). */
const visibilities: Readonly<Record<Mode, Visibility>> = {
  monitor: 'Supervisors',
  coach: 'Agents',
  'barge-in': 'All',
};

export const switchOperations = {
  SwitchToMonitor: 'monitor',
  SwitchToCoach: 'coach',
  SwitchToBargeIn: 'barge-in',
} as const satisfies Readonly<Record<string, Mode>>;

export function visibilityOf(mode: Mode): Visibility {
  return visibilities[mode];
}

export function modeShownBy(visibility: Visibility): Mode {
  switch (visibility) {
    case 'All':
      return 'barge-in';
    case 'Agents':
      return 'coach';
    case 'Supervisors':
      return 'monitor';
  }
}
