/** Bayeux as two independent clients meet it: hand-made JSON, and faye. */
import { expect, test } from 'vitest';
import { connectFaye } from './testing/faye-client.ts';
import { RawClient } from './testing/raw-client.ts';
import { useSimulator } from './testing/use-simulator.ts';

const unknownClient = {
  successful: false,
  error: '402::Unknown client',
  advice: { reconnect: 'handshake', interval: 0 },
};

test('the bare address, the trailing slash and the suffixes all lead to Bayeux', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  for (const suffix of ['', '/', '/handshake']) {
    expect(await sam.handshake(suffix)).toMatchObject({
      successful: true,
      supportedConnectionTypes: ['long-polling'],
      advice: { reconnect: 'retry', interval: 0, timeout: 30_000 },
    });
  }
  const [connected] = await sam.connect({ timeout: 0 }, '/connect');
  expect(connected).toMatchObject({ successful: true });
  const goodbye = await sam.bayeux({ channel: '/meta/disconnect', clientId: sam.clientId }, '/disconnect');
  expect(goodbye).toMatchObject([{ successful: true }]);
});

test('a client is unknown without its cookie, with a made-up id, and to another user', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  await sam.handshake();
  const { clientId } = sam;
  sam.clientId = 'nonsense';
  expect(await sam.connect()).toMatchObject([unknownClient]);
  sam.clientId = clientId;
  await sam.signIn('sue');
  expect(await sam.connect()).toMatchObject([unknownClient]);
  await sam.signIn('sam');
  expect(await sam.connect({ timeout: 0 })).toMatchObject([{ successful: true }]);
  sam.dropCookie('BAYEUX_BROWSER');
  expect(await sam.connect()).toMatchObject([unknownClient]);
});

test('an expired client is told at once, also in the middle of a long poll', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  await sam.handshake();
  const held = sam.connect();
  await gws.requests.waitFor(({ body }) => JSON.stringify(body ?? null).includes('/meta/connect'), 2000);
  gws.expireBayeuxClients('sam');
  expect(await held).toMatchObject([unknownClient]);
  expect(await sam.connect()).toMatchObject([unknownClient]);
  expect(await sam.subscribe('/v2/me/*')).toMatchObject([
    { successful: false, error: '402::Unknown client' },
  ]);
  expect(await sam.handshake()).toMatchObject({ successful: true });
});

test.each<[string, string, boolean]>([
  ['/v2/me/smssessions', 'both', true],
  ['/v2/me/*', 'both', true],
  ['/**', 'both', true],
  ['/v2/*', 'both', false],
  ['/v2/me/chats', 'both', false],
  ['/v2/me/*', 'exact', false],
  ['/v2/me/smssessions', 'wildcard', false],
])('a subscription to %s, delivering to %s', async (subscription, deliverTo, isDelivered) => {
  const gws = await useSimulator({ dialect: { deliverTo: deliverTo as 'both' | 'exact' | 'wildcard' } });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  await sam.handshake();
  await sam.subscribe(subscription);
  gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const messages = await sam.connect({ timeout: 0 });
  expect(messages.some(({ channel }) => channel === '/v2/me/smssessions')).toBe(isDelivered);
});

test('several subscriptions of one client deliver once, several clients of one user each', async () => {
  const gws = await useSimulator();
  const clients = [new RawClient(gws), new RawClient(gws)];
  for (const client of clients) {
    await client.listen('sam');
    await client.subscribe('/**');
  }
  gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  for (const client of clients) {
    const types = (await client.nextNotifications(3)).map(({ notificationType }) => notificationType);
    expect(types).toEqual(['StatusChange', 'ParticipantsUpdated', 'NewMessages']);
  }
});

test('each user is told of her own sessions only', async () => {
  const gws = await useSimulator();
  const sue = new RawClient(gws);
  await sue.listen('sue');
  const sams = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  sams.customerSays('for sam');
  const sues = gws.world.startSession({ agent: 'ben', supervisors: [{ user: 'sue', mode: 'coach' }] });
  expect(await sue.nextNotification()).toMatchObject({ smssession: { id: sues.id } });
});

test('faye gets on with it, also over a forgotten client and a restart', async () => {
  const gws = await useSimulator();
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  const sam = await connectFaye(gws, 'sam', '/v2/me/*');
  session.customerSays('one');
  expect(await sam.nextText()).toBe('one');
  const renewed = sam.nextSubscription();
  gws.expireBayeuxClients();
  await renewed;
  session.customerSays('two');
  expect(await sam.nextText()).toBe('two');
  const renewedAgain = sam.nextSubscription();
  await gws.restart({ meanwhile: () => session.customerSays('unheard') });
  await renewedAgain;
  session.customerSays('three');
  expect(await sam.nextText()).toBe('three');
  sam.close();
});

test('the acknowledgement extension is offered when the dialect has it', async () => {
  const gws = await useSimulator({ dialect: { ack: true } });
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  const [reply] = await sam.bayeux({ channel: '/meta/handshake', version: '1.0', ext: { ack: true } });
  expect(reply).toMatchObject({ successful: true, ext: { ack: true } });
});

test('garbage is answered with 400', async () => {
  const gws = await useSimulator();
  const sam = new RawClient(gws);
  await sam.signIn('sam');
  for (const body of ['text', [], [1], [[]], null]) {
    expect((await sam.request('POST', '/notifications', body)).status).toBe(400);
  }
});
