/** Standing orders on an agent, and the agent's readiness. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { runOperation } from '#main/commands/operations/run-operation.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Question } from '#main/outcomes/outcomes.ts';
import type { Input } from '#preload/contract.ts';
import type { Readiness, StandingOrder } from '#preload/model/team.ts';

type Parts = Pick<CommandContext, 'gws' | 'asyncFailures' | 'outcomes' | 'settings' | 'team'>;

/** Each throws `agent-not-found`, `outcome-unknown`, or what the server refused with. */
export async function monitorAgent(
  parts: Parts,
  { agentId, mode, scope }: Input<'monitorAgent'>,
): Promise<null> {
  const { nickname } = parts.settings.read();
  const order = { mode, scope };
  await runOperation(parts, askAboutOrder(agentId, order), () =>
    parts.gws.monitorAgent(agentId, { ...order, nickname }),
  );
  parts.team.setOrder(agentId, order);
  return null;
}

export async function stopMonitoring(parts: Parts, { agentId }: Input<'stopMonitoring'>): Promise<null> {
  await runOperation(parts, askAboutOrder(agentId, null), () => parts.gws.stopMonitoring(agentId));
  parts.team.setOrder(agentId, null);
  return null;
}

/** The API shows no orders: only the person can decide to give it again, which changes nothing if it stands. */
function askAboutOrder(agentId: string, order: StandingOrder | null): Question {
  return {
    subject: { kind: 'order', agentId, order },
    look: () => null,
    read: null,
    isProvenByAbsence: () => false,
  };
}

export async function setAgentReadiness(
  parts: Parts,
  { agentId, readiness }: Input<'setAgentReadiness'>,
): Promise<null> {
  const channel = parts.team.channelOf(agentId);
  let found: Readiness | null = null;
  const question: Question = {
    subject: { kind: 'readiness', agentId, readiness },
    look: () => (found === readiness ? 'done' : null),
    async read() {
      const reading = await parts.gws.readAgent(agentId);
      if (!reading) throw new AppError('agent-not-found');
      found = reading.agent.readiness;
      parts.team.readSoon();
    },
    isProvenByAbsence: () => true,
  };
  await runOperation(parts, question, () => parts.gws.setAgentReadiness(agentId, channel, readiness));
  // Nothing is notified about other people's channels: they must be read.
  parts.team.readSoon();
  return null;
}
