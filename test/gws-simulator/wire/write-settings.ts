/** What the contact centre has set up: dispositions, agent states, the services behind GWS (§3.4, §6.2). */
import { agentStates } from '#test/gws-simulator/world/agent-states.ts';
import { dispositionGroupId, dispositions } from '#test/gws-simulator/world/dispositions.ts';
import type { Json, WireFormat } from './wire-format.ts';
import { linkTo } from './wire-format.ts';

export function writeDispositionGroup(format: WireFormat): Json {
  return {
    id: dispositionGroupId,
    name: 'Dispositions',
    type: 'dispositions',
    contains: ['dispositions'],
    ...linkTo(format, `/groups/${dispositionGroupId}`),
  };
}

export function writeDispositions(format: WireFormat): Json[] {
  return dispositions.map(({ id, name }) => ({
    id,
    name,
    displayName: name,
    ...linkTo(format, `/dispositions/${id}`),
  }));
}

/** A state with a reason is reached by the operation NotReady; Offline's state is LoggedOut (§3.4). */
export function writeAgentStates(): Json[] {
  return Object.values(agentStates).map((agentState) => ({
    ...agentState,
    operationName: agentState.state === 'LoggedOut' ? 'Offline' : agentState.state,
  }));
}

/** Types as on the wire: Interaction Server is MultiMediaState, UCS is MultiMediaContent (§6.2). */
const services = ['Provisioning', 'Voice', 'MultiMediaState', 'MultiMediaContent'];

export function writeServices(format: WireFormat): Json[] {
  return services.map((type) => {
    const id = type.toLowerCase();
    return { id, name: type, type, state: 'Active', ...linkTo(format, `/services/${id}`) };
  });
}
