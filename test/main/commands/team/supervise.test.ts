/** Supervising against a real simulator: orders, joining either way, readiness, and my own work. */
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import type { Agent } from '#preload/model/team.ts';
import { SMS_CHANNEL } from '#preload/model/team.ts';
import type { SimulatorOptions } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';
import { keptLines } from '#test/main/sessions/kept-lines.ts';

let centre: ContactCentre;

afterEach(() => centre.close());

async function open(dialect: SimulatorOptions['dialect'] = {}): Promise<void> {
  centre = await openContactCentre({ dialect });
  await centre.signIn();
  await until('the team', () => centre.appState.read().team.phase === 'read');
}

function agent(userName = 'amy'): Agent {
  const found = centre.appState.read().team.agents.find((each) => each.userName === userName);
  if (!found) throw new Error(`${userName} is not in the team`);
  return found;
}

/** Bodies of the operations whose path begins so. */
function asked(path: string): readonly unknown[] {
  return centre.gws.requests
    .operations()
    .filter((request) => request.path.startsWith(`/api/v2${path}`))
    .map(({ body }) => body);
}

describe('the team', () => {
  it('is who is in my groups, with their state and sessions', async () => {
    centre = await openContactCentre();
    centre.gws.world.startSession({ agent: 'amy', userData: { Subject: 'Delivery' } });
    await centre.signIn();
    await until('the team', () => centre.appState.read().team.phase === 'read');
    expect(agent()).toMatchObject({
      name: 'Amy Novak',
      groups: ['Orders & Delivery'],
      order: null,
      sessions: [{ subject: 'Delivery' }],
    });
    expect(agent().sessions[0]?.receivedAt).toBeGreaterThan(0);
    expect(
      centre.appState.read().team.agents.every(({ groups }) => groups.includes('Orders & Delivery')),
    ).toBe(true);
  });

  it.each([
    ['ready', 'Ready'],
    ['not-ready', 'NotReady'],
    ['offline', 'Offline'],
  ] as const)('can be set %s', async (readiness, operationName) => {
    await open();
    centre.gws.world.setAgentState('amy', 'NotReady');
    await centre.commands.setAgentReadiness({ agentId: agent().id, readiness });
    expect(asked(`/users/${agent().id}/channels/`)).toEqual([{ operationName }]);
    await until('the reading', () => agent().readiness === readiness);
  });
});

describe('standing orders', () => {
  it.each([
    ['monitor', 'next', { operationName: 'Monitor', supervisorMonitoringMode: 'NextChat' }],
    ['coach', 'all', { operationName: 'Coach', supervisorMonitoringMode: 'AllChats' }],
    ['barge-in', 'all', { operationName: 'BargeIn', supervisorMonitoringMode: 'AllChats' }],
  ] as const)('%s the %s sessions', async (mode, scope, body) => {
    await open();
    await centre.commands.monitorAgent({ agentId: agent().id, mode, scope });
    expect(asked(`/users/${agent().id}/channels/smssession`)).toEqual([body]);
    expect(agent().order).toEqual({ mode, scope });
    const session = centre.gws.world.startSession({ agent: 'amy' });
    await until('the session', () => centre.session(session.id)?.mode === mode);
    expect(agent().order).toEqual(scope === 'next' ? null : { mode, scope });
  });

  it('carry the nickname of the settings', async () => {
    await open();
    await centre.commands.changeSettings({ ...DEFAULT_SETTINGS, nickname: 'Team lead' });
    await centre.commands.monitorAgent({ agentId: agent().id, mode: 'monitor', scope: 'all' });
    expect(asked('/users/')).toMatchObject([{ nickname: 'Team lead' }]);
  });

  it('are stopped', async () => {
    await open();
    await centre.commands.monitorAgent({ agentId: agent().id, mode: 'monitor', scope: 'all' });
    await centre.commands.stopMonitoring({ agentId: agent().id });
    expect(asked('/users/').at(-1)).toEqual({ operationName: 'CancelSupervisorMonitoring' });
    expect(agent().order).toBeNull();
  });

  it('are given again after the server has restarted', async () => {
    await open();
    await centre.commands.monitorAgent({ agentId: agent().id, mode: 'coach', scope: 'all' });
    await centre.gws.restart();
    await until('the renewal', () => asked('/users/').length === 2);
    expect(asked('/users/')[1]).toEqual(asked('/users/')[0]);
  });

  it('say when the agent is gone', async () => {
    await open();
    const ordering = centre.commands.monitorAgent({ agentId: 'f'.repeat(32), mode: 'monitor', scope: 'all' });
    await expect(ordering).rejects.toMatchObject({ code: 'agent-not-found' });
  });
});

describe('joining', () => {
  it.each([
    ['an invitation', { intrudeGives: 'Invited' }],
    ['the session itself', { intrudeGives: 'Chatting' }],
    ['a server that wants an order first', { intrudeNeedsOrder: true }],
  ] as const)('works with %s', async (_what, dialect) => {
    await open(dialect);
    const session = centre.gws.world.startSession({ agent: 'amy' });
    session.customerSays('Hello?');
    const joining = { agentId: agent().id, sessionId: session.id, mode: 'coach' } as const;
    await centre.commands.joinSession(joining);
    expect(session.modeOf('sam')).toBe('coach');
    expect(centre.session(session.id)).toMatchObject({ phase: 'chatting', mode: 'coach' });
    await until('the history', () => centre.texts(session.id).includes('Hello?'));
    expect(asked(`/users/${agent().id}/smssessions/${session.id}`).at(-1)).toEqual({
      operationName: 'Intrude',
      supervisorVisibilityMode: 'Coach',
    });
    expect(agent().order).toBeNull();
  });

  it('says what the server refused', async () => {
    await open();
    const session = centre.gws.world.startSession({ agent: 'amy' });
    const { id } = agent();
    centre.gws.faults.refuseNext({ operationName: 'Intrude', httpStatus: 500, statusCode: 4 });
    const joining = centre.commands.joinSession({ agentId: id, sessionId: session.id, mode: 'monitor' });
    await expect(joining).rejects.toMatchObject({ code: 'server-failed' });
  });
});

describe('invitations', () => {
  async function openInvited(): Promise<string> {
    centre = await openContactCentre({ dialect: { arrivesAs: 'Invited' } });
    const session = centre.gws.world.startSession({
      agent: 'amy',
      supervisors: [{ user: 'sam', mode: 'monitor' }],
    });
    await centre.signIn();
    expect(centre.session(session.id)).toMatchObject({ phase: 'invited', ended: false, mode: null });
    return session.id;
  }

  it('are accepted under a nickname', async () => {
    const sessionId = await openInvited();
    await centre.commands.acceptSession({ sessionId, nickname: 'Team lead' });
    expect(asked('/me/smssessions')).toEqual([{ operationName: 'Accept', nickname: 'Team lead' }]);
    await until('the mode', () => centre.session(sessionId)?.mode === 'monitor');
  });

  it('are rejected', async () => {
    const sessionId = await openInvited();
    await centre.commands.closeSession({ sessionId, how: 'reject' });
    expect(asked('/me/smssessions')).toEqual([{ operationName: 'Reject' }]);
    expect(centre.session(sessionId)?.ended).toBe(true);
  });
});

describe('my own work', () => {
  it('is started with place and login code, and ended last of all', async () => {
    await open({ needsWork: true });
    await centre.commands.startWork({ channels: [SMS_CHANNEL], place: ' Place1 ', loginCode: '1001' });
    expect(asked('/me')).toEqual([
      {
        operationName: 'StartContactCenterSession',
        channels: ['smssession'],
        place: 'Place1',
        loginCode: '1001',
      },
    ]);
    expect(centre.appState.read().work).toMatchObject({ isStarted: true, failed: [] });
    await centre.commands.setMyReadiness({ readiness: 'ready' });
    await until('readiness', () =>
      centre.appState.read().work.channels.some((each) => each.readiness === 'ready'),
    );
    const session = centre.gws.world.startSession({
      agent: 'amy',
      supervisors: [{ user: 'sam', mode: 'coach' }],
    });
    await until('the session', () => centre.session(session.id)?.mode === 'coach');
    await centre.commands.endWork({});
    const names = centre.gws.requests.operations().map(({ operationName }) => operationName);
    expect(names.slice(-2)).toEqual(['Leave', 'EndContactCenterSession']);
    expect(centre.states.at(-1)?.phase).toBe('signed-out');
    // The goodbye to the notifications comes before, while the server still knows who says it; nothing comes after.
    const posts = centre.gws.requests.all().filter(({ method }) => method === 'POST');
    expect(posts.at(-1)).toMatchObject({ operationName: 'EndContactCenterSession', statusCode: 0 });
    expect(JSON.stringify(posts.at(-2)?.body)).toContain('/meta/disconnect');
  });

  it('goes on, on a new line, when the server does not let the work be ended', async () => {
    await open();
    await centre.commands.startWork({ channels: [SMS_CHANNEL], place: '', loginCode: '' });
    centre.gws.faults.refuseNext({ operationName: 'EndContactCenterSession', statusMessage: 'Not now' });
    await expect(centre.commands.endWork({})).rejects.toMatchObject({ serverSays: 'Not now' });
    await until('connected again', () => centre.states.at(-1)?.phase === 'connected');
    expect(centre.connection.myUserId()).not.toBeNull();
    await centre.commands.endWork({});
    expect(centre.states.at(-1)?.phase).toBe('signed-out');
  });

  it('says which channels could not be started', async () => {
    await open();
    centre.gws.faults.startPartly({
      failed: [
        {
          channel: 'multimedia',
          statusCode: 4,
          statusMessage: 'Interaction server connection is not opened',
        },
      ],
    });
    const channels = ['voice', SMS_CHANNEL];
    const starting = centre.commands.startWork({ channels, place: '', loginCode: '' });
    await expect(starting).rejects.toMatchObject({ code: 'work-partly-started' });
    expect(centre.appState.read().work).toMatchObject({
      isStarted: true,
      failed: [{ channel: 'multimedia', serverSays: 'Interaction server connection is not opened' }],
    });
  });

  it.each([
    ['keep-sessions', []],
    ['leave-sessions', ['Leave']],
    ['end-work', ['Leave', 'EndContactCenterSession']],
  ] as const)('quitting with %s', async (how, names) => {
    centre = await openContactCentre();
    centre.gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
    await centre.signIn();
    await centre.commands.startWork({ channels: [SMS_CHANNEL], place: '', loginCode: '' });
    centre.gws.requests.clear();
    await centre.commands.quit({ how });
    expect(centre.gws.requests.operations().map(({ operationName }) => operationName)).toEqual(names);
    expect(centre.desktopCalls).toEqual(['quit']);
  });
});

describe('what nobody expects', () => {
  it('breaks nothing, is counted, and loses nothing beside it', async () => {
    await open();
    const session = centre.gws.world.startSession({
      agent: 'amy',
      supervisors: [{ user: 'sam', mode: 'coach' }],
    });
    await until('the session', () => centre.session(session.id)?.mode === 'coach');
    for (const data of [null, 7, 'text', [], {}, { messageType: 'Surprise' }, { messageType: 'Surprise' }]) {
      centre.gws.notifyRaw('sam', data);
    }
    centre.gws.notifyRaw('sam', { messageType: 'MessageLogUpdated', smssessionUri: 7, messages: 'none' });
    centre.gws.notifyRaw('sam', { messageType: 'SMSsessionStateChangeMessage', smssession: { id: {} } });
    session.sayRaw({ type: 'Hologram', text: 'Hi', index: 'five', from: 'nobody' });
    session.customerSays('Still here');
    await until('the text', () => centre.texts(session.id).includes('Still here'));
    const { unreadable, serverVersion } = await centre.commands.readDiagnostics({});
    expect(unreadable).toContainEqual({ what: 'messageType Surprise', count: 2 });
    expect(serverVersion).toMatch(/^8\.5/);
    expect(keptLines(centre.store, session.id).some(({ text }) => text === 'Hologram: Hi')).toBe(true);
    expect(centre.session(session.id)?.mode).toBe('coach');
  });
});
