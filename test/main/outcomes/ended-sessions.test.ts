/** What the end of a session hides is claimed neither way. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#preload/model/outcomes.ts';
import { until } from '#test/main/contact-centre.ts';
import { requireOperation } from './operations-in-doubt.ts';
import { useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

describe('a change of data whose answer was lost', () => {
  const changes: readonly (readonly [string, string, () => Promise<null> | null])[] = [
    [
      'a disposition',
      'SetDisposition',
      () => desk.centre.commands.setDisposition({ sessionId: desk.session.id, name: 'Resolved' }),
    ],
    [
      'an entry',
      'AttachUserData',
      () =>
        desk.centre.commands.changeAttachedData({
          sessionId: desk.session.id,
          change: 'attach',
          key: 'New',
          value: 'y',
        }),
    ],
  ];
  it.each(changes)(
    '%s stays not known when the session has ended meanwhile',
    async (_what, operationName, change) => {
      await desk.open();
      const held = desk.centre.gws.faults.holdNotifications({ user: 'sam' });
      desk.centre.gws.faults.loseAnswer({ operationName, carriedOut: true, answer: '502', answerAfter: 50 });
      const changing = change();
      await desk.centre.gws.requests.waitFor((request) => request.operationName === operationName, 5000);
      desk.session.complete();
      held.drop();
      await expect(changing).rejects.toMatchObject({ code: 'outcome-unknown' });
      await until('the verdict', () => desk.phase() !== 'asking');
      expect(desk.phase()).toBe('not-known');
    },
  );
});

describe('what the end of a session hides', () => {
  const HIDDEN = [
    'a disposition',
    'attaching data',
    'updating data',
    'deleting data',
    'the end of a consultation',
  ];

  it.each(HIDDEN.flatMap((name) => [true, false].map((carriedOut): [string, boolean] => [name, carriedOut])))(
    '%s, carried out: %s, is claimed neither way',
    async (name, carriedOut) => {
      await desk.open();
      const { operationName, prepare } = requireOperation(name);
      const command = await prepare(desk);
      desk.centre.gws.faults.holdNotifications({ user: 'sam' });
      desk.centre.gws.faults.loseAnswer({ operationName, carriedOut, answer: '502', answerAfter: 200 });
      const claims: Outcome['phase'][] = [];
      desk.centre.appState.subscribe((changes) =>
        claims.push(...(changes.outcomes ?? []).map((each) => each.phase)),
      );
      const answered = expect(command()).rejects.toMatchObject({ code: 'outcome-unknown' });
      await until('the request', () => desk.posts(operationName) > 0);
      desk.session.complete();
      await answered;
      await until('the end', () => desk.centre.session(desk.session.id)?.ended === true);
      await until('nothing more to be asked', () => desk.phase() !== 'asking');
      expect(claims).not.toContain('not-done');
      expect(claims).not.toContain('done');
    },
  );

  it.each(['leave', 'complete'] as const)('%s, and signing out, is recorded as unknown', async (how) => {
    await desk.open();
    const operationName = how === 'leave' ? 'Leave' : 'Complete';
    desk.centre.gws.faults.loseAnswer({ operationName, carriedOut: false, answer: '502' });
    const closing = desk.centre.commands.closeSession({ sessionId: desk.session.id, how });
    await expect(closing).rejects.toMatchObject({ code: 'outcome-unknown' });
    await desk.centre.connection.signOut();
    await desk.centre.signIn();
    // What is written comes in order: with this, all that was found before is in the trail.
    desk.centre.gws.faults.refuseNext({ operationName: 'SendMessage' });
    await expect(desk.send()).rejects.toMatchObject({ code: 'operation-refused' });
    const audit = await desk.centre.commands.readAudit({});
    expect(audit.at(-1)).toMatchObject({ action: 'closeSession', outcome: 'unknown' });
  });
});
