/** A switch of mode whose answer was lost: the old mode stands until the new one is read. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#preload/model/outcomes.ts';
import { until } from '#test/main/contact-centre.ts';
import { useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

describe('a switch whose answer was lost', () => {
  it('stays asked for, in the old mode and without a word to anybody, until it is known', async () => {
    await desk.open();
    desk.centre.gws.faults.loseAnswer({ operationName: 'SwitchToCoach', carriedOut: false, answer: '502' });
    const switching = desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'coach' });
    await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(desk.centre.session(desk.session.id)).toMatchObject({ mode: 'barge-in', pendingMode: 'coach' });
    await expect(desk.send()).rejects.toMatchObject({ code: 'switch-in-progress' });
    await until('the verdict', () => desk.phase() === 'not-done');
    expect(desk.centre.session(desk.session.id)).toMatchObject({ mode: 'barge-in', pendingMode: null });
  });

  it('is read at once', async () => {
    await desk.open();
    desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    desk.centre.gws.faults.loseAnswer({ operationName: 'SwitchToMonitor', carriedOut: true, answer: '502' });
    const switching = desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'monitor' });
    await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the mode', () => desk.centre.session(desk.session.id)?.mode === 'monitor');
    expect(desk.centre.session(desk.session.id)?.pendingMode).toBeNull();
    expect(desk.phase()).toBe('done');
  });
});

describe('a mode that was found out', () => {
  it('is not told any more when it is another one again', async () => {
    await desk.open();
    desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    desk.centre.gws.faults.loseAnswer({ operationName: 'SwitchToMonitor', carriedOut: true, answer: '502' });
    const switching = desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'monitor' });
    await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the finding', () => desk.phase() === 'done');
    desk.session.supervisorSwitches('sam', 'barge-in');
    await desk.centre.connection.reread(desk.session.id);
    expect(desk.centre.session(desk.session.id)?.mode).toBe('barge-in');
    expect(desk.outcomes()).toEqual([]);
  });

  it.each([true, false])(
    'carried out: %s, is not claimed of a session that has ended before it was',
    async (carriedOut) => {
      await desk.open();
      desk.centre.gws.faults.holdNotifications({ user: 'sam' });
      desk.centre.gws.faults.loseAnswer({
        operationName: 'SwitchToMonitor',
        carriedOut,
        answer: '502',
        answerAfter: 200,
      });
      const claims: Outcome['phase'][] = [];
      desk.centre.appState.subscribe((changes) =>
        claims.push(...(changes.outcomes ?? []).map((each) => each.phase)),
      );
      const switching = desk.centre.commands.switchMode({ sessionId: desk.session.id, mode: 'monitor' });
      await until('the request', () => desk.posts('SwitchToMonitor') > 0);
      desk.session.complete();
      await expect(switching).rejects.toMatchObject({ code: 'outcome-unknown' });
      await until('the end', () => desk.centre.session(desk.session.id)?.ended === true);
      await until('nothing to find out', () => desk.phase() !== 'asking');
      expect(claims).not.toContain('not-done');
      expect(claims).not.toContain('done');
      expect(desk.centre.session(desk.session.id)?.pendingMode).toBeNull();
      const audit = await desk.centre.commands.readAudit({});
      expect(audit.map(({ outcome }) => outcome)).toEqual(['unknown']);
    },
  );
});
