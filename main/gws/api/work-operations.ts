/** My own contact-centre session: start, readiness, end (gws-api.md §3.4). */
import type { Http } from '#main/gws/http/http.ts';
import { firstVisible } from '#main/sessions/visible-name.ts';
import type { Input } from '#preload/contract.ts';
import type { Readiness } from '#preload/model/team.ts';
import type { Work, WorkChannel } from '#preload/model/work.ts';
import { firstOfEach } from './first-of-each.ts';
import { readReadiness } from './readiness.ts';
import type { WireChannel } from './wire.ts';
import { wireFailedChannels, wireUser } from './wire.ts';

/** Resolves with the channels that could not be started. Throws what the server refused with when none could. */
export async function startWork(
  http: Http,
  { channels, place, loginCode }: Input<'startWork'>,
): Promise<Work['failed']> {
  const body = {
    operationName: 'StartContactCenterSession',
    channels,
    ...(place !== '' && { place }),
    ...(loginCode !== '' && { loginCode }),
  };
  const reply = await http.request({ method: 'POST', path: '/me', body });
  const failed = wireFailedChannels.parse(reply['failed']) ?? [];
  // The server names another channel than was asked for, in real samples too: its words are shown as they are.
  const said = failed.map(({ channel, statusMessage }) => ({
    channel: channel ?? '',
    serverSays: statusMessage ?? '',
  }));
  return firstOfEach(said, ({ channel, serverSays }) => JSON.stringify([channel, serverSays]));
}

export async function setMyReadiness(
  http: Http,
  readiness: Exclude<Readiness, 'offline' | 'unknown'>,
): Promise<void> {
  const operationName = readiness === 'ready' ? 'Ready' : 'NotReady';
  await http.request({ method: 'POST', path: '/me', body: { operationName } });
}

/** Ends the HTTP session with it: nothing can follow but a new sign-in. */
export async function endWork(http: Http): Promise<void> {
  await http.request({ method: 'POST', path: '/me', body: { operationName: 'EndContactCenterSession' } });
}

export async function readMyChannels(http: Http, signal?: AbortSignal): Promise<readonly WorkChannel[]> {
  const reply = await http.request({
    method: 'GET',
    path: '/me?subresources=channels',
    ...(signal && { signal }),
  });
  return readChannels(wireUser.parse(reply['user'] ?? {}).channels ?? []);
}

/** Each channel once; one without a name is left out. */
export function readChannels(channels: readonly WireChannel[]): readonly WorkChannel[] {
  const named = channels.flatMap(({ channel, userState }) => {
    const name = firstVisible(channel);
    return name === undefined ? [] : [{ name, readiness: readReadiness(userState?.state) }];
  });
  return firstOfEach(named, ({ name }) => name);
}
