/** Login by Basic, the session cookie, the CSRF token, and how each of them ends. */
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

const denied = '{"statusCode":20,"statusMessage":"Access denied"}';
const noToken = 'Missing or invalid Csrf token';

test('nothing is to be had without a login, or with a wrong one', async () => {
  const gws = await useSimulator();
  const stranger = new RawClient(gws);
  for (const path of ['/me', '/me/smssessions', '/diagnostics/version', '/nosuchthing']) {
    expect(await stranger.request('GET', path)).toMatchObject({ status: 403, text: denied });
  }
  expect(await stranger.request('POST', '/notifications', [])).toMatchObject({ status: 403, text: denied });
  expect(await stranger.signIn('sam', 'wrong')).toMatchObject({ status: 403, text: denied });
  expect(await stranger.signIn('nobody')).toMatchObject({ status: 403, text: denied });
  expect(gws.requests.all().at(-1)).toMatchObject({ hasCredentials: true, httpStatus: 403, statusCode: 20 });
});

test('a right password gives the user and a cookie that is enough from then on', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  const answer = await sam.signIn('sam');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toMatch(/^JSESSIONID=[^;]+; Path=\/; HttpOnly$/);
  expect(gws.requests.all().at(-1)).toMatchObject({ hasCredentials: true, hasCookie: false });
  const { user } = await sam.get('/me?subresources=*');
  expect(gws.requests.all().at(-1)).toMatchObject({ hasCredentials: false, hasCookie: true });
  expect(user).toMatchObject({ userName: 'sam', firstName: 'Sam', lastName: 'Ortiz', smssessions: [] });
  expect(await sam.get('/diagnostics/version')).toEqual({ statusCode: 0, version: '8.5.202.96' });
  expect(JSON.stringify(gws.requests.all())).not.toMatch(/demo|Basic|JSESSIONID/);
});

test('a demand for a new password has its own status', async () => {
  const gws = await useSimulator();
  const pat = new RawClient(gws);
  const answer = await pat.signIn('pat');
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.text)).toMatchObject({ statusCode: 8 });
});

test('a password can be changed, and a new one demanded of somebody who is signed in', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  gws.demandNewPassword('sam');
  expect(JSON.parse((await sam.request('GET', '/me')).text)).toMatchObject({ statusCode: 8 });
  gws.changePassword('sam', 'new');
  expect((await sam.request('GET', '/me')).status).toBe(200);
  expect((await new RawClient(gws).signIn('sam')).text).toBe(denied);
  expect((await new RawClient(gws).signIn('sam', 'new')).status).toBe(200);
});

test('an expired session is refused like none at all, for one user or for everybody', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  const sue = new RawClient(gws);
  await Promise.all([sam.signIn('sam'), sue.signIn('sue')]);
  gws.expireHttpSessions('sam');
  expect((await sam.request('GET', '/me')).text).toBe(denied);
  expect((await sue.request('GET', '/me')).status).toBe(200);
  gws.expireHttpSessions();
  expect((await sue.request('GET', '/me')).text).toBe(denied);
});

test('a session that nobody uses expires by itself', async () => {
  let now = 0;
  const gws = await useSimulator({ now: () => now });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  now += 1_799_000;
  expect((await sam.request('GET', '/me')).status).toBe(200);
  now += 1_801_000;
  expect((await sam.request('GET', '/me')).status).toBe(403);
});

test('the contact-centre session opens channels, and its end is the end of the HTTP session', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.listen('sam');
  const start = { operationName: 'StartContactCenterSession', channels: ['smssession'] };
  expect((await sam.request('POST', '/me', start)).text).toBe('{"statusCode":0}');
  expect(await sam.nextNotification()).toMatchObject({
    channel: '/v2/me/channels',
    messageType: 'ChannelStateChangeMessageV2',
    channels: [{ channel: 'smssession', userState: { state: 'NotReady' } }],
  });
  await sam.request('POST', '/me', { operationName: 'Ready' });
  expect(await sam.get('/me?subresources=channels')).toMatchObject({
    user: { channels: [{ userState: { displayName: 'Ready' } }] },
  });
  expect((await sam.request('POST', '/me', { operationName: 'EndContactCenterSession' })).status).toBe(200);
  expect((await sam.request('GET', '/me')).text).toBe(denied);
});

test('with CSRF on, a GET hands out the token that every POST needs', async () => {
  const gws = await useSimulator({ dialect: { csrf: true } });
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  const sam = new RawClient(gws);
  const { headers } = await sam.signIn('sam');
  expect(headers.get('X-CSRF-HEADER')).toBe('X-CSRF-TOKEN');
  const command = { operationName: 'SwitchToMonitor' };
  const refused = await sam.request('POST', `/me/smssessions/${session.id}`, command);
  expect(refused).toMatchObject({ status: 403, text: noToken });
  expect((await sam.request('POST', '/notifications/handshake', [])).text).toBe(noToken);
  sam.csrfToken = headers.get('X-CSRF-TOKEN') ?? '';
  expect(await sam.operate(session.id, 'SwitchToMonitor')).toMatchObject({ statusCode: 0 });
  expect(await sam.handshake()).toMatchObject({ successful: true });
  gws.expireHttpSessions();
  expect((await sam.request('POST', '/notifications', [])).text).toBe(noToken);
  sam.dropCookie('JSESSIONID');
  expect((await sam.request('POST', '/me', command)).text).toBe(noToken);
});

test('a rotating token changes with every GET, and an old one counts until a newer one is used', async () => {
  const gws = await useSimulator({ dialect: { csrf: 'rotating' } });
  const sam = new RawClient(gws);
  const first = (await sam.signIn('sam')).headers.get('X-CSRF-TOKEN') ?? '';
  const second = (await sam.request('GET', '/me')).headers.get('X-CSRF-TOKEN') ?? '';
  expect(second).not.toBe(first);
  sam.csrfToken = first;
  expect(await sam.handshake()).toMatchObject({ successful: true });
  sam.csrfToken = second;
  expect(await sam.handshake()).toMatchObject({ successful: true });
  sam.csrfToken = first;
  expect((await sam.request('POST', '/notifications', [])).text).toBe(noToken);
});

test('what cannot even be read is answered too', async () => {
  const gws = await useSimulator();
  const { hostname, port } = new URL(gws.url);
  const status = await new Promise((resolve) => {
    request({ hostname, port, path: '//' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(500);
  expect((await fetch(`${gws.url}/elsewhere`)).status).toBe(404);
});
