/** Which commands the audit trail records, what it says of them, and how the trail is read. */
import type { AuditFacts } from '#main/audit/audit.ts';
import { toCsvFile } from '#main/audit/audit-table.ts';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import { AppError } from '#main/errors/app-error.ts';
import { OutcomeUnknown } from '#main/outcomes/outcomes.ts';
import type { CommandName, Input, Output } from '#preload/contract.ts';
import type { AuditedAction } from '#preload/model/audit.ts';
import { AUDITED_ACTIONS } from '#preload/model/audit.ts';
import type { Session } from '#preload/model/session.ts';
import type { CommandContext } from './context/command-context.ts';

type Facts = Partial<Omit<AuditFacts, 'action'>>;
type Describe<K extends CommandName> = (input: Input<K>, session: Session | undefined) => Facts;

/** Only what is done to sessions and people. Texts, links, keys and values are never recorded. */
const RECORDED: { readonly [K in AuditedAction]: Describe<K> } = {
  switchMode: ({ mode }, session) => ({ from: session?.mode ?? null, to: mode }),
  sendMessage: ({ to }) => ({ detail: `text to ${to}` }),
  sendLink: () => ({ detail: 'link to everyone' }),
  sendNotice: ({ to }) => ({ detail: `notice to ${to}` }),
  acceptSession: () => ({}),
  closeSession: ({ how }, session) => ({ detail: how, from: session?.mode ?? null }),
  transfer: () => ({ detail: 'transfer' }),
  invite: () => ({ detail: 'invite' }),
  consult: () => ({ detail: 'consult' }),
  cancelConsult: () => ({}),
  setDisposition: ({ name }) => ({ detail: name }),
  changeAttachedData: ({ change }) => ({ detail: change }),
  monitorAgent: ({ scope, mode }) => ({ detail: `${scope} sessions`, to: mode }),
  stopMonitoring: () => ({}),
  joinSession: ({ mode }) => ({ to: mode }),
  setAgentReadiness: ({ readiness }) => ({ detail: readiness }),
  startWork: () => ({}),
  setMyReadiness: ({ readiness }) => ({ detail: readiness }),
  endWork: () => ({}),
};

type AuditDeps = Pick<CommandContext, 'audit' | 'appState' | 'store' | 'desktop'>;

/** Wraps the handlers of recorded commands: written before the request goes out, completed when its outcome is known. */
export function withAudit(parts: AuditDeps, handlers: CommandHandlers): CommandHandlers {
  const recorded = AUDITED_ACTIONS.map((name) => [name, recordCommand(parts, handlers, name)]);
  // The same handlers under the same names, with the writing around them.
  return { ...handlers, ...(Object.fromEntries(recorded) as Partial<CommandHandlers>) };
}

function recordCommand<K extends AuditedAction>(parts: AuditDeps, handlers: CommandHandlers, name: K) {
  return async (input: Input<K>): Promise<Output<K>> => {
    const { audit, appState, store } = parts;
    const finish = await audit.begin(describe(findSubject(appState, store, input), name, input));
    try {
      const output = await handlers[name](input);
      await finish('done');
      return output;
    } catch (error) {
      if (error instanceof OutcomeUnknown) {
        await finish('unknown');
        error.follow((finding) => void finish(finding));
      } else await finish(error instanceof AppError ? error.code : 'unexpected');
      throw error;
    }
  };
}

interface Subject {
  readonly sessionId: string | null;
  readonly session: Session | undefined;
  readonly agent: string | null;
}

/** Which session and which agent an input is about, where it is about any. */
function findSubject(
  appState: CommandContext['appState'],
  store: CommandContext['store'],
  input: object,
): Subject {
  const sessionId = 'sessionId' in input && typeof input.sessionId === 'string' ? input.sessionId : null;
  const agentId = 'agentId' in input ? input.agentId : null;
  const session = sessionId === null ? undefined : store.get(sessionId)?.session;
  const agent = appState.read().team.agents.find(({ id }) => id === agentId);
  return { sessionId, session, agent: agent?.name ?? session?.agent ?? null };
}

function describe<K extends AuditedAction>(subject: Subject, action: K, input: Input<K>): AuditFacts {
  const { sessionId, session, agent } = subject;
  const facts = RECORDED[action](input, session);
  return { action, sessionId, agent, from: null, to: null, detail: '', ...facts };
}

export async function readAudit({ audit }: AuditDeps): Promise<Output<'readAudit'>> {
  return audit.read();
}

/** Throws `audit-not-exported`. */
export async function exportAudit({ audit, desktop }: AuditDeps): Promise<Output<'exportAudit'>> {
  const content = toCsvFile(await audit.read());
  try {
    return { saved: await desktop.saveFile('sms-supervisor-actions.csv', content) };
  } catch (cause) {
    throw new AppError('audit-not-exported', { cause });
  }
}
