/** Signing in and out while the other is under way: the last word counts, and nothing of before comes after it. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import { speaksTo, until } from '#test/main/gws/supervisor-desk.ts';
import type { BrokenLine } from './broken-line.ts';
import { openBrokenLine } from './broken-line.ts';

let line: BrokenLine | undefined;

afterEach(async () => {
  await line?.close();
  line = undefined;
});

async function open(...options: Parameters<typeof openBrokenLine>): Promise<BrokenLine> {
  line = await openBrokenLine(...options);
  return line;
}

const phases = ({ desk }: BrokenLine): readonly string[] => desk.states.map(({ phase }) => phase);

describe('signing in while signing out', () => {
  it('waits until nothing is left of before: neither cookies nor words of it come later', async () => {
    const cookies: string[] = [];
    let takes = 0;
    const here = await open({
      parts: {
        async forgetCookies() {
          cookies.push('begin');
          await pause(takes);
          cookies.push('end');
        },
      },
    });
    await here.desk.signIn();
    cookies.length = 0;
    takes = 400;
    const out = here.desk.connection.signOut();
    await until('the goodbye', () => cookies.length > 0);
    takes = 0;
    await here.desk.signIn();
    await out;
    expect(cookies).toEqual(['begin', 'end', 'begin', 'end']);
    expect(here.desk.isConnected()).toBe(true);
    expect(here.desk.session(here.session.id)).toBeDefined();
    await here.equal();
  });
});

describe('signing out', () => {
  it('while the password is on its way: whoever signs in is told, and nobody is signed in', async () => {
    const here = await open({
      async tamper(response) {
        await pause(300);
        return response;
      },
    });
    const given = here.desk.signIn().catch((error: unknown) => error);
    await until('the password', () => here.gws.requests.all().length > 0);
    await here.desk.connection.signOut();
    expect(await given).toMatchObject({ code: 'not-connected' });
    await pause(400);
    expect(phases(here)).toEqual(['connecting', 'signed-out']);
  });

  it('while a try is waited for: it is never made', async () => {
    const here = await open({ parts: { backoff: () => 100 } });
    await here.desk.signIn();
    here.proxy.fall('drop');
    await until('the wait', () => phases(here).includes('reconnecting'));
    await here.desk.connection.signOut();
    const before = here.desk.states.length;
    here.proxy.heal();
    await pause(300);
    expect(here.desk.states).toHaveLength(before);
    expect(phases(here).at(-1)).toBe('signed-out');
  });

  it('twice at once: once', async () => {
    const here = await open();
    await here.desk.signIn();
    await Promise.all([here.desk.connection.signOut(), here.desk.connection.signOut()]);
    expect(phases(here).filter((phase) => phase === 'signed-out')).toHaveLength(1);
  });
});

describe('the last word before signing out', () => {
  /** The line breaks while it says goodbye. */
  async function begin(): Promise<BrokenLine> {
    const here = await open({
      async tamper(response, request) {
        if (!speaksTo('/meta/disconnect', request)) return response;
        here.gws.expireBayeuxClients();
        await pause(100);
        return response;
      },
    });
    await here.desk.signIn();
    await until('a poll', () => here.heard('/meta/connect') > 1);
    return here;
  }

  it('is said without another line, even where the old one breaks meanwhile', async () => {
    const here = await begin();
    const handshakes = here.heard('/meta/handshake');
    await here.desk.connection.signOut(() => pause(300));
    expect(here.heard('/meta/handshake')).toBe(handshakes);
    expect(phases(here).filter((phase) => phase !== 'connected')).toEqual(['connecting', 'signed-out']);
  });

  it('refused, one new line is opened, at once', async () => {
    const here = await begin();
    const handshakes = here.heard('/meta/handshake');
    const refused = here.desk.connection.signOut(async () => {
      await pause(300);
      throw new AppError('operation-refused');
    });
    await expect(refused).rejects.toMatchObject({ code: 'operation-refused' });
    await here.mended();
    await here.equal();
    expect(here.heard('/meta/handshake')).toBe(handshakes + 1);
    expect(here.desk.losses()).toBe(1);
  });

  it('cannot be said without a connection', async () => {
    const here = await open({ parts: { backoff: () => 3_600_000 } });
    await here.desk.signIn();
    here.proxy.fall('drop');
    await until('the wait', () => phases(here).includes('reconnecting'));
    const refused = here.desk.connection.signOut(() => Promise.resolve());
    await expect(refused).rejects.toMatchObject({ code: 'not-connected' });
    expect(phases(here).at(-1)).toBe('reconnecting');
  });
});

describe('"Try now" and waking up', () => {
  it('make one try together, however often they are asked for', async () => {
    const here = await open({ parts: { backoff: () => 3_600_000 } });
    await here.desk.signIn();
    here.gws.disconnectSockets();
    here.gws.expireBayeuxClients();
    await until('the loss', () => here.desk.losses() > 0);
    const handshakes = here.heard('/meta/handshake');
    for (const ask of ['probe', 'reconnectNow', 'probe', 'reconnectNow'] as const)
      here.desk.connection[ask]();
    await until('connected', () => here.desk.isConnected());
    await here.equal();
    expect(here.heard('/meta/handshake')).toBe(handshakes + 1);
  });
});
