/** Standing orders on an agent, and the agent's readiness. */
import type { Input } from '../../preload/contract.ts';
import * as api from '../gws/team-operations.ts';
import type { CommandParts } from './command-parts.ts';
import { runOperation } from './run-operation.ts';

type Parts = Pick<CommandParts, 'connection' | 'lateFailures' | 'settings' | 'team'>;

/** Each throws `agent-not-found`, or what the server refused with. */
export async function monitorAgent(
  parts: Parts,
  { agentId, mode, scope }: Input<'monitorAgent'>,
): Promise<null> {
  const { nickname } = parts.settings.read();
  await runOperation(parts, (http) => api.monitorAgent(http, agentId, { mode, scope, nickname }));
  parts.team.setOrder(agentId, { mode, scope });
  return null;
}

export async function stopMonitoring(parts: Parts, { agentId }: Input<'stopMonitoring'>): Promise<null> {
  await runOperation(parts, (http) => api.stopMonitoring(http, agentId));
  parts.team.setOrder(agentId, null);
  return null;
}

export async function setAgentReadiness(
  parts: Parts,
  { agentId, readiness }: Input<'setAgentReadiness'>,
): Promise<null> {
  const channel = parts.team.channelOf(agentId);
  await runOperation(parts, (http) => api.setAgentReadiness(http, agentId, channel, readiness));
  // Nothing is notified about other people's channels: they must be read.
  parts.team.readSoon();
  return null;
}
