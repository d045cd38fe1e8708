/** An operation under way when its person signs out is nobody else’s. */
import { describe, expect, it } from 'vitest';
import { until } from '#test/main/contact-centre.ts';
import { shortenTimers, useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

/** How long a confirmation is waited for. */
const CONFIRMATION_LIMIT_MS = 10_000;

describe('an operation under way when its person signs out', () => {
  it('leaves nothing for whoever comes next', async () => {
    await desk.open();
    shortenTimers(CONFIRMATION_LIMIT_MS, 1500);
    desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    const changing = desk.centre.commands.changeAttachedData({
      sessionId: desk.session.id,
      change: 'attach',
      key: 'New',
      value: 'a',
    });
    const ended = expect(changing).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the request', () => desk.posts('AttachUserData') > 0);
    await desk.centre.connection.signOut();
    await ended;
    expect(desk.outcomes()).toEqual([]);
  });
});
