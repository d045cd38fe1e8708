/** The commands of one's own contact-centre session (§3.4). */
import type { ChannelState } from '../world/world.ts';
import { accept, refuse } from './reply.ts';
import type { Reply } from './reply.ts';
import { readText } from './request.ts';
import type { ApiRequest, Handler } from './request.ts';

export const operateOnMe: Handler = (request) => {
  const operationName = readText(request.body, 'operationName');
  switch (operationName) {
    case undefined:
      return refuse(1, 'Parameter operationName is missing');
    case 'StartContactCenterSession':
      return startSession(request);
    case 'EndContactCenterSession':
      return endSession(request);
    case 'Ready':
    case 'NotReady':
      return setState(request, operationName);
    default:
      return refuse(10, `Invalid operation: ${operationName}`);
  }
};

/** Every channel that is asked for logs in, NotReady. */
function startSession(request: ApiRequest): Reply {
  const { channels } = request.body;
  if (!Array.isArray(channels) || channels.length === 0) return refuse(1, 'Parameter channels is missing');
  const names: unknown[] = channels;
  request.world.channels.set(request.user.id, new Map(names.map((name) => [String(name), 'NotReady'])));
  announce(request);
  return accept();
}

/**
 * Logs the channels out and invalidates the HTTP session, hence must come last. Whether it ends the monitoring of
 * sessions is not documented; here it does not.
 */
function endSession(request: ApiRequest): Reply {
  setAll(request, 'LoggedOut');
  return { ...accept(), endsHttpSession: true };
}

function setState(request: ApiRequest, state: ChannelState): Reply {
  if (!request.world.channels.has(request.user.id)) return refuse(2, 'Contact center session is not started');
  setAll(request, state);
  return accept();
}

function setAll(request: ApiRequest, state: ChannelState): void {
  const channels = request.world.channels.get(request.user.id);
  if (!channels) return;
  for (const name of channels.keys()) channels.set(name, state);
  announce(request);
}

function announce({ world, user }: ApiRequest): void {
  world.stage.announce({ kind: 'channels-changed', userId: user.id });
}
