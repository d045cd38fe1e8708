/** The connection against a real simulator: what a supervisor's main process knows must equal what the server has. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

let centre: ContactCentre;

afterEach(async () => {
  await centre.close();
});

/** A session of amy's that sam monitors, with a greeting from each side. */
function startMonitored(mode: 'monitor' | 'coach' | 'barge-in' = 'monitor') {
  const session = centre.gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode }] });
  session.customerSays('Where is my parcel?');
  session.agentSays('Let me look.');
  return session;
}

describe('signing in', () => {
  it('reads the sessions and their transcripts before it says "connected"', async () => {
    centre = await openContactCentre();
    const session = startMonitored();
    await centre.signIn();
    expect(centre.texts(session.id)).toEqual(['Where is my parcel?', 'Let me look.']);
    expect(centre.session(session.id)).toMatchObject({ phase: 'chatting', mode: 'monitor', ended: false });
    expect(centre.states.at(-1)?.phase).toBe('connected');
  });

  it('refuses a wrong password and leaves nothing behind', async () => {
    centre = await openContactCentre();
    await expect(centre.signIn('sam', 'wrong')).rejects.toMatchObject({ code: 'wrong-password' });
    expect(centre.states.at(-1)?.phase).toBe('signed-out');
    await expect(centre.connection.perform(() => Promise.resolve())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('says that a user name with a colon cannot be sent, before anything is sent', async () => {
    centre = await openContactCentre();
    await expect(centre.signIn('sam:son')).rejects.toMatchObject({ code: 'user-name-has-colon' });
    expect(centre.gws.requests.all()).toEqual([]);
  });

  it('explains that the password has to be changed', async () => {
    centre = await openContactCentre();
    await expect(centre.signIn('pat')).rejects.toMatchObject({ code: 'password-change-required' });
  });

  it('sends the credentials once, and the CSRF token with every poll', async () => {
    centre = await openContactCentre({ dialect: { csrf: true } });
    const session = startMonitored();
    await centre.signIn();
    session.customerSays('Still there?');
    await until('the message', () => centre.texts(session.id).includes('Still there?'));
    const requests = centre.gws.requests.all();
    expect(requests.filter((request) => request.hasCredentials)).toHaveLength(1);
    expect(requests.filter((request) => request.httpStatus === 403)).toEqual([]);
  });
});

describe('live', () => {
  it('shows messages, joins and typing as they come', async () => {
    centre = await openContactCentre();
    const session = startMonitored();
    await centre.signIn();
    session.customerStartsTyping('I would');
    await until('typing', () => centre.session(session.id)?.typing.length === 1);
    expect(centre.session(session.id)?.typing[0]).toMatchObject({ role: 'customer', preview: 'I would' });
    session.customerSays('I would like it today.');
    await until('the text', () => centre.texts(session.id).length === 3);
    expect(centre.session(session.id)?.typing).toEqual([]);
  });

  it('takes a session that begins later into the list, with its history', async () => {
    centre = await openContactCentre();
    await centre.signIn();
    const session = startMonitored();
    await until('the session', () => centre.texts(session.id).length === 2);
    expect(centre.session(session.id)).toMatchObject({ mode: 'monitor', agent: 'Amy Novak' });
  });

  it('reads a session again when a notification of it was lost', async () => {
    centre = await openContactCentre();
    const session = startMonitored();
    await centre.signIn();
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    session.customerSays('This one is lost.');
    held.drop();
    session.customerSays('This one is not.');
    await until('the lost message', () => centre.texts(session.id).length === 4);
    expect(centre.texts(session.id).slice(2)).toEqual(['This one is lost.', 'This one is not.']);
  });

  it('shows nothing twice that is delivered twice', async () => {
    centre = await openContactCentre();
    const session = startMonitored();
    await centre.signIn();
    centre.gws.faults.duplicateNotifications(2);
    session.customerSays('Once.');
    session.customerSays('Twice.');
    await until('the second', () => centre.texts(session.id).includes('Twice.'));
    expect(centre.texts(session.id).slice(2)).toEqual(['Once.', 'Twice.']);
  });

  it('marks a completed session as ended and claims no mode for it', async () => {
    centre = await openContactCentre();
    const session = startMonitored('barge-in');
    await centre.signIn();
    expect(centre.session(session.id)?.mode).toBe('barge-in');
    session.complete();
    await until('the end', () => centre.session(session.id)?.ended === true);
    expect(centre.session(session.id)).toMatchObject({ mode: null, waitingSince: null });
    expect(centre.texts(session.id)).toHaveLength(2);
  });
});

describe('recovery', () => {
  it.each([
    ['a server restart', (say: () => void) => centre.gws.restart({ downForMs: 150, meanwhile: say })],
    [
      'a forgotten Bayeux client',
      (say: () => void) => {
        centre.gws.expireBayeuxClients();
        say();
      },
    ],
    [
      'an expired HTTP session',
      (say: () => void) => {
        centre.gws.expireHttpSessions();
        centre.gws.disconnectSockets();
        say();
      },
    ],
    [
      'cut sockets',
      (say: () => void) => {
        centre.gws.disconnectSockets();
        say();
      },
    ],
  ] as const)('after %s nothing is missing and nothing is double', async (_what, interrupt) => {
    centre = await openContactCentre();
    const session = startMonitored();
    await centre.signIn();
    await interrupt(() => {
      session.customerSays('Said meanwhile.');
      session.supervisorSwitches('sam', 'coach');
    });
    await until('reconnecting', () => centre.states.some((state) => state.phase === 'reconnecting'));
    await until('connected', () => centre.states.at(-1)?.phase === 'connected');
    session.customerSays('Said after.');
    await until('the last message', () => centre.texts(session.id).includes('Said after.'));
    expect(centre.texts(session.id).slice(2)).toEqual(['Said meanwhile.', 'Said after.']);
    expect(centre.session(session.id)?.mode).toBe('coach');
  });

  it('marks a session that vanished meanwhile as ended', async () => {
    centre = await openContactCentre();
    const session = startMonitored();
    await centre.signIn();
    await centre.gws.restart({ meanwhile: () => session.complete() });
    await until('the end', () => centre.session(session.id)?.ended === true);
  });

  it('signs in again, once, for a command that finds the session expired', async () => {
    centre = await openContactCentre();
    await centre.signIn();
    centre.gws.expireHttpSessions();
    const asked = (path: string): number =>
      centre.gws.requests.all().filter((request) => request.path === `/api/v2${path}`).length;
    const before = asked('/diagnostics/version');
    const reply = await centre.connection.perform((http) =>
      http.request({ method: 'GET', path: '/diagnostics/version' }),
    );
    expect(reply.statusCode).toBe(0);
    expect(asked('/diagnostics/version') - before).toBe(2);
  });

  it('says "offline" after several tries and comes back by itself', async () => {
    centre = await openContactCentre();
    await centre.signIn();
    await centre.gws.restart({ downForMs: 600 });
    await until('connected again', () => centre.states.at(-1)?.phase === 'connected');
    expect(centre.states.map((state) => state.phase)).toContain('offline');
  });
});
