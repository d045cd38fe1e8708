/** The states that a media channel can be in, with the ids and names that a server shows for them (§3.4). */

/** What the rules know; everything with a reason is NotReady on the wire. */
export type ChannelState = 'Ready' | 'NotReady' | 'Lunch' | 'Training' | 'AuxWork' | 'LoggedOut';

export interface AgentState {
  readonly id: string;
  readonly displayName: string;
  readonly state: 'Ready' | 'NotReady' | 'LoggedOut';
  readonly workMode?: string;
  readonly reason?: string;
}

/** The ids of Ready, NotReady, AuxWork and Offline are those of a real server (§3.4); reasons are the site's own. */
export const agentStates: Readonly<Record<ChannelState, AgentState>> = {
  Ready: { id: '9430250E-0A1B-421F-B372-F29E69366DED', displayName: 'Ready', state: 'Ready' },
  NotReady: { id: '900D55CC-2BB0-431F-8BF9-D3525B383BE6', displayName: 'Not Ready', state: 'NotReady' },
  Lunch: notReadyFor('5C1B7E0A-3D52-4F0B-9C4E-6A7D2E8F1B01', 'Lunch'),
  Training: notReadyFor('5C1B7E0A-3D52-4F0B-9C4E-6A7D2E8F1B02', 'Training'),
  AuxWork: {
    id: '2B36138D-C564-4562-A8CB-3C32D564F296',
    displayName: 'AuxWork',
    state: 'NotReady',
    workMode: 'AuxWork',
  },
  LoggedOut: { id: '0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB', displayName: 'Offline', state: 'LoggedOut' },
};

export const reasonsToPause: readonly ChannelState[] = ['NotReady', 'Lunch', 'Training', 'AuxWork'];

function notReadyFor(id: string, reason: string): AgentState {
  return { id, displayName: reason, state: 'NotReady', reason };
}
