/** The floor: what any client must do after a loss, done by hand-made requests with nothing else around them. */
import { RawClient } from '#test/gws-simulator/testing/raw-client.ts';
import type { FollowedSession } from './busy-centre.ts';
import { SUPERVISOR } from './busy-centre.ts';

/** Milliseconds for a handshake, a subscription, the list of sessions and every transcript, all at once where possible. */
export async function measureFloor(url: string, sessions: readonly FollowedSession[]): Promise<number> {
  const client = new RawClient({ url });
  const signedIn = await client.signIn(SUPERVISOR);
  client.csrfToken = signedIn.headers.get('x-csrf-token') ?? undefined;
  const begun = performance.now();
  await client.handshake();
  await client.subscribe('/v2/me/*');
  await client.get('/me/smssessions?fields=*');
  await Promise.all(
    sessions.map(({ session }) => client.get(`/me/smssessions/${session.id}/messages?startIndex=0&count=0`)),
  );
  const took = performance.now() - begun;
  await client.bayeux({ channel: '/meta/disconnect', clientId: client.clientId });
  return took;
}
