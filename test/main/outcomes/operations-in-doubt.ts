/** Every operation whose answer may be lost: how it is asked for, and what can be found out of it. */
import { until } from '#test/main/contact-centre.ts';
import type { OutcomeDesk } from './outcome-desk.ts';

type Truth = 'done' | 'not-known';

export interface Operation {
  readonly operationName: string;
  /** Prepares what it needs; the command it returns is then given. */
  readonly prepare: (desk: OutcomeDesk) => Promise<() => Promise<unknown>> | (() => Promise<unknown>);
  /** What can be found out when it was carried out, and when not. */
  readonly carriedOut?: Truth;
  /** When it was carried out and no notification tells. */
  readonly unnoticed?: Truth;
  readonly notCarriedOut?: 'not-done' | 'not-known';
}

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'a text to everyone': {
    operationName: 'SendMessage',
    prepare: (desk) => () =>
      run(desk.centre.commands.sendMessage({ sessionId: desk.session.id, to: 'everyone', text: 'Hello' })),
  },
  'a text to the agent': {
    operationName: 'SendToAgents',
    prepare: (desk) => () =>
      run(desk.centre.commands.sendMessage({ sessionId: desk.session.id, to: 'agents', text: 'Hello' })),
  },
  'a link': {
    operationName: 'SendUrl',
    prepare: (desk) => () =>
      run(desk.centre.commands.sendLink({ sessionId: desk.session.id, url: ' https://a.example.com ' })),
  },
  'a notice to everyone': {
    operationName: 'SendCustomNotice',
    prepare: (desk) => () =>
      run(desk.centre.commands.sendNotice({ sessionId: desk.session.id, to: 'everyone', text: 'Hi' })),
  },
  'a notice to the agent': {
    operationName: 'SendCustomNoticeToAgents',
    prepare: (desk) => () =>
      run(desk.centre.commands.sendNotice({ sessionId: desk.session.id, to: 'agents', text: 'Hi' })),
  },
  'a switch to Monitor': {
    operationName: 'SwitchToMonitor',
    prepare: (desk) => () =>
      run(desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'monitor' })),
  },
  'a switch to Coach': {
    operationName: 'SwitchToCoach',
    prepare: (desk) => () =>
      run(desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'coach' })),
  },
  'a switch to Barge in': {
    operationName: 'SwitchToBargeIn',
    prepare: async (desk) => {
      await desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'monitor' });
      return () => run(desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'barge-in' }));
    },
  },
  leaving: {
    operationName: 'Leave',
    prepare: (desk) => () =>
      run(desk.centre.commands.closeSession({ sessionId: desk.session.id, how: 'leave' })),
  },
  completing: {
    operationName: 'Complete',
    prepare: (desk) => () =>
      run(desk.centre.commands.closeSession({ sessionId: desk.session.id, how: 'complete' })),
  },
  'leaving and completing': {
    operationName: 'LeaveAndComplete',
    prepare: (desk) => () =>
      run(desk.centre.commands.closeSession({ sessionId: desk.session.id, how: 'leave-and-complete' })),
  },
  accepting: {
    operationName: 'Accept',
    prepare: async (desk) => {
      const sessionId = await beInvited(desk);
      return () => run(desk.centre.commands.acceptSession({ sessionId, nickname: null }));
    },
  },
  rejecting: {
    operationName: 'Reject',
    prepare: async (desk) => {
      const sessionId = await beInvited(desk);
      return () => run(desk.centre.commands.closeSession({ sessionId, how: 'reject' }));
    },
  },
  joining: {
    operationName: 'Intrude',
    prepare: (desk) => {
      const other = desk.centre.gws.world.startSession({ agent: 'amy' });
      const input = { agentId: desk.agentId(), sessionId: other.id, mode: 'monitor' } as const;
      return () => run(desk.centre.commands.joinSession(input));
    },
  },
  'a transfer': {
    operationName: 'Transfer',
    // Then the session is not mine any more, as when it is completed.
    unnoticed: 'not-known',
    notCarriedOut: 'not-known',
    prepare: async (desk) => {
      const address = await findAddress(desk, 'Ben');
      return () => run(desk.centre.commands.transfer({ sessionId: desk.session.id, address }));
    },
  },
  'an invitation': {
    operationName: 'Invite',
    notCarriedOut: 'not-known',
    prepare: async (desk) => {
      const address = await findAddress(desk, 'Ben');
      return () => run(desk.centre.commands.invite({ sessionId: desk.session.id, address }));
    },
  },
  'a consultation': {
    operationName: 'Consult',
    notCarriedOut: 'not-known',
    prepare: async (desk) => {
      const address = await findAddress(desk, 'Ben');
      return () => run(desk.centre.commands.consult({ sessionId: desk.session.id, address }));
    },
  },
  'the end of a consultation': {
    operationName: 'CancelConsult',
    prepare: async (desk) => {
      await desk.centre.commands.consult({
        sessionId: desk.session.id,
        address: await findAddress(desk, 'Ben'),
      });
      await until(
        'the offer',
        () => desk.centre.session(desk.session.id)?.offers.actions.includes('cancel-consult') ?? false,
      );
      return () => run(desk.centre.commands.cancelConsult({ sessionId: desk.session.id }));
    },
  },
  'a disposition': {
    operationName: 'SetDisposition',
    prepare: async (desk) => {
      const [one] = await desk.centre.commands.listDispositions({});
      return () =>
        run(desk.centre.commands.setDisposition({ sessionId: desk.session.id, name: one?.name ?? '' }));
    },
  },
  'attaching data': {
    operationName: 'AttachUserData',
    prepare: (desk) => () =>
      run(
        desk.centre.commands.changeAttachedData({
          sessionId: desk.session.id,
          change: 'attach',
          key: 'New',
          value: 'a',
        }),
      ),
  },
  'updating data': {
    operationName: 'UpdateUserData',
    prepare: (desk) => () =>
      run(
        desk.centre.commands.changeAttachedData({
          sessionId: desk.session.id,
          change: 'update',
          key: 'Old',
          value: 'y',
        }),
      ),
  },
  'deleting data': {
    operationName: 'DeleteUserData',
    prepare: (desk) => () =>
      run(
        desk.centre.commands.changeAttachedData({
          sessionId: desk.session.id,
          change: 'delete',
          key: 'Old',
          value: '',
        }),
      ),
  },
  'an order': {
    operationName: 'Coach',
    carriedOut: 'not-known',
    notCarriedOut: 'not-known',
    prepare: (desk) => () =>
      run(desk.centre.commands.monitorAgent({ agentId: desk.agentId(), mode: 'coach', scope: 'all' })),
  },
  'the end of an order': {
    operationName: 'CancelSupervisorMonitoring',
    carriedOut: 'not-known',
    notCarriedOut: 'not-known',
    prepare: async (desk) => {
      await desk.centre.commands.monitorAgent({ agentId: desk.agentId(), mode: 'coach', scope: 'all' });
      return () => run(desk.centre.commands.stopMonitoring({ agentId: desk.agentId() }));
    },
  },
  "an agent's readiness": {
    operationName: 'NotReady',
    prepare: (desk) => {
      desk.centre.gws.world.setAgentState('amy', 'Ready');
      return () =>
        run(desk.centre.commands.setAgentReadiness({ agentId: desk.agentId(), readiness: 'not-ready' }));
    },
  },
  'starting work': {
    operationName: 'StartContactCenterSession',
    prepare: async (desk) => {
      await desk.close();
      await desk.open({ needsWork: true });
      return () => startWork(desk);
    },
  },
  'my readiness': {
    operationName: 'Ready',
    prepare: async (desk) => {
      await startWork(desk);
      return () => run(desk.centre.commands.setMyReadiness({ readiness: 'ready' }));
    },
  },
  'ending work': {
    operationName: 'EndContactCenterSession',
    prepare: async (desk) => {
      await startWork(desk);
      return () => run(desk.centre.commands.endWork({}));
    },
  },
};

/** An address that a search gave. */
async function findAddress(desk: OutcomeDesk, text: string): Promise<string> {
  const [entry] = await desk.centre.commands.searchDirectory({ text });
  if (!entry) throw new Error(`nobody found for ${text}`);
  return entry.address;
}

async function beInvited(desk: OutcomeDesk): Promise<string> {
  await desk.close();
  await desk.open({ arrivesAs: 'Invited' });
  await desk.centre.commands.monitorAgent({ agentId: desk.agentId(), mode: 'monitor', scope: 'all' });
  const { id } = desk.centre.gws.world.startSession({ agent: 'amy' });
  await until('the invitation', () => desk.centre.session(id)?.phase === 'invited');
  return id;
}

async function startWork(desk: OutcomeDesk): Promise<void> {
  await desk.centre.commands.startWork({ channels: ['smssession'], place: 'P1', loginCode: '1' });
}

/** A command of any kind, of which only the end counts. */
export async function run(command: unknown): Promise<void> {
  await command;
}

export function requireOperation(name: string): Operation {
  const operation = OPERATIONS[name];
  if (!operation) throw new Error(`no operation ${name}`);
  return operation;
}
