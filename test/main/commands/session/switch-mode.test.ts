/** Switching against a real simulator: what is asked of the server, and when the mode is believed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONFIRMATION_LIMIT_MS } from '#main/commands/operations/confirm-by-session.ts';
import { switchMode } from '#main/commands/session/switch-mode.ts';
import type { Mode } from '#preload/model/session.ts';
import type { ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

let centre: ContactCentre;
let session: ScriptedSession;

async function open(mode: Mode): Promise<void> {
  centre = await openContactCentre();
  session = centre.gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode }] });
  await centre.signIn();
}

function switchTo(mode: Mode): Promise<null> {
  return switchMode({ ...centre, gws: centre.client }, { sessionId: session.id, mode });
}

beforeEach(() => open('coach'));
afterEach(() => centre.close());

describe('switching', () => {
  it.each([
    ['coach', 'monitor', 'SwitchToMonitor'],
    ['coach', 'barge-in', 'SwitchToBargeIn'],
    ['monitor', 'coach', 'SwitchToCoach'],
    ['monitor', 'barge-in', 'SwitchToBargeIn'],
    ['barge-in', 'monitor', 'SwitchToMonitor'],
    ['barge-in', 'coach', 'SwitchToCoach'],
  ] as const)('from %s to %s posts %s once', async (from, to, operationName) => {
    await centre.close();
    await open(from);
    await switchTo(to);
    expect(centre.session(session.id)).toMatchObject({ mode: to, pendingMode: null });
    expect(session.modeOf('sam')).toBe(to);
    expect(centre.gws.requests.operations().map(({ path, body }) => ({ path, body }))).toEqual([
      { path: `/api/v2/me/smssessions/${session.id}`, body: { operationName } },
    ]);
  });

  it('does not believe the reply: the old mode stands until the notification', async () => {
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    const switching = switchTo('monitor');
    await until('the request', () => centre.gws.requests.operations('SwitchToMonitor').length === 1);
    await until('the server has switched', () => session.modeOf('sam') === 'monitor');
    expect(centre.session(session.id)).toMatchObject({ mode: 'coach', pendingMode: 'monitor' });
    held.release();
    await switching;
    expect(centre.session(session.id)).toMatchObject({ mode: 'monitor', pendingMode: null });
  });

  it('does not wait for a reply that comes after the notification', async () => {
    centre.gws.faults.delayReply({ operationName: 'SwitchToMonitor', ms: 5000 });
    await switchTo('monitor');
    expect(centre.session(session.id)?.mode).toBe('monitor');
  });

  it('asks for nothing when it is in that mode already', async () => {
    await switchTo('coach');
    expect(centre.gws.requests.operations()).toEqual([]);
  });

  it('refuses a second switch while one is under way', async () => {
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    const first = switchTo('monitor');
    await expect(switchTo('barge-in')).rejects.toMatchObject({ code: 'switch-in-progress' });
    await until('the server has switched', () => session.modeOf('sam') === 'monitor');
    held.release();
    await first;
    expect(centre.gws.requests.operations()).toHaveLength(1);
  });
});

describe('when the server refuses', () => {
  it('keeps the mode and passes on the words', async () => {
    centre.gws.faults.refuseNext({
      operationName: 'SwitchToMonitor',
      httpStatus: 400,
      statusCode: 2,
      statusMessage: 'Not now',
    });
    await expect(switchTo('monitor')).rejects.toMatchObject({
      code: 'operation-refused',
      serverSays: 'Not now',
    });
    expect(centre.session(session.id)).toMatchObject({ mode: 'coach', pendingMode: null });
  });

  it('says that the session has ended when it ends meanwhile', async () => {
    centre.gws.faults.swallowNext({ operationName: 'SwitchToMonitor' });
    const switching = switchTo('monitor');
    await until('the request', () => centre.gws.requests.operations().length === 1);
    session.complete();
    await expect(switching).rejects.toMatchObject({ code: 'session-ended' });
  });
});

describe('when the notification never comes', () => {
  /** Only the time limit is shortened: requests go on in real time. */
  function shortenTheLimit(): void {
    const { setTimeout: realSetTimeout } = globalThis;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((handler: () => void, delay?: number) =>
      realSetTimeout(handler, delay === CONFIRMATION_LIMIT_MS ? 50 : delay),
    );
  }

  afterEach(() => vi.restoreAllMocks());

  it('reads the session again and finds the new mode there', async () => {
    shortenTheLimit();
    const held = centre.gws.faults.holdNotifications({ user: 'sam' });
    await switchTo('monitor');
    held.drop();
    expect(centre.session(session.id)).toMatchObject({ mode: 'monitor', pendingMode: null });
  });

  it('says so when the server has not switched either', async () => {
    shortenTheLimit();
    centre.gws.faults.swallowNext({ operationName: 'SwitchToMonitor' });
    await expect(switchTo('monitor')).rejects.toMatchObject({ code: 'mode-not-confirmed' });
    expect(centre.session(session.id)).toMatchObject({ mode: 'coach', pendingMode: null });
    const paths = centre.gws.requests.all().map((request) => `${request.method} ${request.path}`);
    expect(paths).toContain(`GET /api/v2/me/smssessions/${session.id}`);
  });
});
