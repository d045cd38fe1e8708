/** The record of my actions follows what is found out. */
import { expect, it, vi } from 'vitest';
import { until } from '#test/main/contact-centre.ts';
import { useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

it('is recorded as unknown, and then as what it was found to be', async () => {
  await desk.open();
  desk.centre.gws.faults.holdNotifications({ user: 'sam' });
  await desk.sendInVain({ carriedOut: false, answer: '502' });
  const outcomesRecorded = async (): Promise<unknown[]> =>
    (await desk.centre.commands.readAudit({})).map(({ outcome }) => outcome);
  expect(await outcomesRecorded()).toEqual(['unknown']);
  await until('the verdict', () => desk.phase() === 'not-done');
  await vi.waitFor(async () => expect(await outcomesRecorded()).toEqual(['not-done']));
  await desk.sendInVain({ carriedOut: true, answer: '502' });
  await vi.waitFor(async () => expect(await outcomesRecorded()).toEqual(['done', 'not-done']));
});
