/** What is asked for once more: done already, standing already, or only seeming so. */
import { describe, expect, it } from 'vitest';
import { run } from './operations-in-doubt.ts';
import { useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

describe('what is asked for again because its outcome is not known', () => {
  it('is done when the server does not know the session any more', async () => {
    await desk.open();
    const leave = (): Promise<void> =>
      run(desk.centre.commands.closeSession({ sessionId: desk.session.id, how: 'leave' }));
    desk.centre.gws.faults.loseAnswer({ operationName: 'Leave', carriedOut: false, answer: '502' });
    await expect(leave()).rejects.toMatchObject({ code: 'outcome-unknown' });
    desk.centre.gws.faults.refuseNext({ operationName: 'Leave', statusCode: 6 });
    await leave();
  });

  it('is an order that may stand already', async () => {
    await desk.open();
    const order = (): unknown =>
      desk.centre.commands.monitorAgent({ agentId: desk.agentId(), mode: 'monitor', scope: 'all' });
    desk.centre.gws.faults.loseAnswer({ operationName: 'Monitor', carriedOut: true, answer: '502' });
    await expect(order()).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(desk.phase()).toBe('not-known');
    await expect(order()).resolves.toBeNull();
    expect(desk.outcomes()).toEqual([]);
  });
});

describe('a change that the session seems to show already', () => {
  it('is not believed before the server has taken it', async () => {
    await desk.open();
    const [disposition] = await desk.centre.commands.listDispositions({});
    const name = disposition?.name ?? '';
    await desk.centre.commands.changeAttachedData({
      sessionId: desk.session.id,
      change: 'attach',
      key: 'Copy',
      value: name,
    });
    desk.centre.gws.faults.refuseNext({ operationName: 'SetDisposition' });
    const setting = (): unknown => desk.centre.commands.setDisposition({ sessionId: desk.session.id, name });
    await expect(setting()).rejects.toMatchObject({ code: 'operation-refused' });
    await expect(setting()).resolves.toBeNull();
  });
});
