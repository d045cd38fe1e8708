/** The commands of one's own contact-centre session (§3.4). */
import type { PartialStart } from '#test/gws-simulator/command-faults.ts';
import type { ChannelState } from '#test/gws-simulator/world/agent-states.ts';
import type { Reply } from './reply.ts';
import { accept, refuse, wrongState } from './reply.ts';
import type { ApiRequest, Handler } from './request.ts';
import { readText } from './request.ts';

export const operateOnMe: Handler = (request) => {
  switch (readText(request.body, 'operationName')) {
    case 'StartContactCenterSession':
      return startSession(request);
    case 'EndContactCenterSession':
      return endSession(request);
    default:
      return changeReadiness(request);
  }
};

/** Ready and the like: on /me for all channels, on /me/channels/{channel} for one. */
export const changeReadiness: Handler = ({ body, world, user, params }) => {
  const operationName = readText(body, 'operationName');
  if (operationName === undefined) return refuse(1, 'Parameter operationName is missing');
  const state = stateAfter(operationName);
  if (!state) return refuse(10, `Invalid operation: ${operationName}`);
  if (!world.channels.isAtWork(user.id)) return refuse(2, 'Contact center session is not started');
  return world.channels.move(user.id, state, params['channel']) ? accept() : wrongState;
};

/** What a channel is in after a command, one's own or a supervisor's (§2.5, §3.4). */
export function stateAfter(operationName: string): ChannelState | undefined {
  switch (operationName) {
    case 'Ready':
    case 'NotReady':
      return operationName;
    case 'Offline':
      return 'LoggedOut';
    default:
      return undefined;
  }
}

/** Every channel that is asked for logs in, NotReady. */
function startSession({ body, dialect, world, user, faults }: ApiRequest): Reply {
  const { channels } = body;
  if (!Array.isArray(channels) || channels.length === 0) return refuse(1, 'Parameter channels is missing');
  const missing = dialect.startNeeds.find((name) => readText(body, name) === undefined);
  if (missing !== undefined) return refuse(1, `Parameter ${missing} is missing`);
  const names = (channels as unknown[]).map(String);
  const { failed } = faults.takePartialStart() ?? { failed: [] };
  const succeeded = names.filter((name) => !failed.some((failure) => concerns(failure, name)));
  if (succeeded.length > 0) world.channels.start(user.id, succeeded);
  return writeOutcome(failed, succeeded);
}

/** "multimedia" stands for every channel but voice, whatever it was called in the request (§3.4). */
function concerns({ channel }: PartialStart['failed'][number], name: string): boolean {
  return channel === name || (channel === 'multimedia' && name !== 'voice');
}

/** When all have failed there is but one channel's failure (§3.4). */
function writeOutcome(failed: PartialStart['failed'], succeeded: readonly string[]): Reply {
  const [first] = failed;
  if (!first) return accept();
  if (succeeded.length === 0) return refuse(first.statusCode, first.statusMessage);
  const content = { failed, succeeded: succeeded.map((channel) => ({ statusCode: 0, channel })) };
  return { ...accept(content), statusCode: 7 };
}

/**
 * Logs the channels out and invalidates the HTTP session, hence must come last. Whether it ends the monitoring of
 * sessions is not documented; here it does not.
 */
function endSession({ world, user }: ApiRequest): Reply {
  world.channels.move(user.id, 'LoggedOut');
  return { ...accept(), endsHttpSession: true };
}
