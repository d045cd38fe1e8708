/** What can still be done in a session that I have left, against a real simulator; and what is said of its end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENDED_SESSION_KEPT_MS } from '#main/sessions/session-store.ts';
import type { ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

let centre: ContactCentre;
let session: ScriptedSession;

async function open(dialect: Parameters<typeof openContactCentre>[0] = {}): Promise<void> {
  centre = await openContactCentre(dialect);
  session = centre.gws.world.startSession({
    agent: 'amy',
    supervisors: [{ user: 'sam', mode: 'barge-in' }],
    userData: { Subject: 'Delivery' },
  });
  await centre.signIn();
}
afterEach(() => centre.close());

const mine = () => centre.session(session.id);
const data = (key: string): string | undefined =>
  mine()?.attachedData.find((entry) => entry.key === key)?.value;

describe('left, with papers to be put in order', () => {
  beforeEach(async () => {
    await open({ dialect: { stateWhenSupervisorLeaves: 'LeftChat' } });
    await centre.commands.closeSession({ sessionId: session.id, how: 'leave' });
  });

  it('offers what the contact centre still offers, and no mode and no message', () => {
    expect(mine()).toMatchObject({ phase: 'left', ended: true, ending: 'i-left', mode: null });
    expect(mine()?.offers).toEqual({
      modes: [],
      actions: ['complete', 'set-disposition', 'attach-data', 'update-data', 'delete-data'],
    });
  });

  it('takes a disposition, changes of the data, and completing', async () => {
    const sessionId = session.id;
    const { commands } = centre;
    await commands.setDisposition({ sessionId, name: 'Resolved' });
    await commands.changeAttachedData({ sessionId, change: 'update', key: 'Subject', value: 'Refund' });
    await commands.changeAttachedData({ sessionId, change: 'attach', key: 'Note', value: 'Call back' });
    expect([data('Subject'), data('Note')]).toEqual(['Refund', 'Call back']);
    await commands.changeAttachedData({ sessionId, change: 'delete', key: 'Note', value: '' });
    expect(data('Note')).toBeUndefined();
    await commands.closeSession({ sessionId, how: 'complete' });
    expect(mine()).toMatchObject({
      phase: 'completed',
      ending: 'i-completed',
      offers: { modes: [], actions: [] },
    });
  });

  it.each(['sendMessage', 'switchMode', 'leave'] as const)('does not take %s', async (what) => {
    const sessionId = session.id;
    const { commands } = centre;
    const doing = {
      sendMessage: () => commands.sendMessage({ sessionId, to: 'everyone', text: 'Still here' }),
      switchMode: () => commands.switchMode({ sessionId, mode: 'monitor' }),
      leave: () => commands.closeSession({ sessionId, how: 'leave' }),
    };
    await expect(doing[what]()).rejects.toMatchObject({ code: 'session-ended' });
  });

  it('stays in the list until it is completed, however long that takes', async () => {
    centre.store.apply({ type: 'time-passed', at: Date.now() + ENDED_SESSION_KEPT_MS * 2 });
    expect(mine()).toBeDefined();
    await centre.commands.closeSession({ sessionId: session.id, how: 'complete' });
    centre.store.apply({ type: 'time-passed', at: Date.now() + ENDED_SESSION_KEPT_MS * 2 });
    expect(mine()).toBeUndefined();
  });

  it('offers nothing any more when it is no longer mine', () => {
    centre.store.apply({ type: 'session-removed', sessionId: session.id, at: 1 });
    expect(mine()).toMatchObject({ ending: 'i-left', offers: { actions: [] } });
  });
});

describe('how it ended', () => {
  it('for me: I have left one that goes on', async () => {
    await open();
    await centre.commands.closeSession({ sessionId: session.id, how: 'leave' });
    expect(mine()).toMatchObject({ phase: 'completed', ending: 'i-left' });
  });

  it('for all: I have completed it', async () => {
    await open({ dialect: { extraCapabilities: ['Complete'] } });
    await centre.commands.closeSession({ sessionId: session.id, how: 'complete' });
    expect(mine()).toMatchObject({ ending: 'i-completed' });
  });

  it('for me: taken, which of two ways the server does not say', async () => {
    await open();
    session.complete();
    await until('the end', () => mine()?.ended === true);
    expect(mine()).toMatchObject({ phase: 'revoked', ending: 'taken' });
  });

  it('for me: completed by others', async () => {
    await open({ dialect: { stateWhenAgentLeaves: 'Completed' } });
    session.agentLeaves();
    await until('the end', () => mine()?.ended === true);
    expect(mine()).toMatchObject({ phase: 'completed', ending: 'completed' });
  });

  it('while nobody told: it is not known how', async () => {
    await open();
    centre.store.apply({ type: 'session-removed', sessionId: session.id, at: 1 });
    expect(mine()).toMatchObject({ ended: true, ending: 'vanished' });
  });

  it('a way out that was refused says nothing of a later end', async () => {
    await open();
    centre.gws.faults.refuseNext({ operationName: 'Leave', statusCode: 2 });
    await expect(centre.commands.closeSession({ sessionId: session.id, how: 'leave' })).rejects.toMatchObject(
      { code: 'operation-refused' },
    );
    session.complete();
    await until('the end', () => mine()?.ended === true);
    expect(mine()).toMatchObject({ ending: 'taken' });
  });

  it('is taken back when the session comes again, as from a queue', async () => {
    await open();
    session.revoke();
    await until('the end', () => mine()?.ended === true);
    session.supervisorJoins('sam', 'monitor');
    // Who is in it is told after that it goes on.
    await until('it to go on', () => mine()?.ended === false && mine()?.mode !== null);
    expect(mine()).toMatchObject({ ending: null, mode: 'monitor' });
  });
});
