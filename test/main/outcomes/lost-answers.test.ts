/** Every operation whose answer is lost, in every form, carried out or not: what is said of it is true, and the server gets it once. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#preload/model/outcomes.ts';
import type { AnswerLoss, LostAnswer } from '#test/gws-simulator/index.ts';
import type { Operation } from './operations-in-doubt.ts';
import { OPERATIONS, requireOperation } from './operations-in-doubt.ts';
import { shortenTimers, useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

async function loseAndClaim(
  operation: Operation,
  loss: Omit<AnswerLoss, 'operationName'>,
  prepareMore: () => void = () => undefined,
): Promise<{ claim: Outcome['phase']; posts: number }> {
  await desk.open();
  const command = await operation.prepare(desk);
  desk.centre.gws.requests.clear();
  prepareMore();
  desk.centre.gws.faults.loseAnswer({ operationName: operation.operationName, ...loss });
  return { claim: await desk.claimOf(command()), posts: desk.posts(operation.operationName) };
}

describe('an answer that is lost', () => {
  it.each(Object.entries(OPERATIONS))('%s, carried out', async (_name, operation) => {
    const said = await loseAndClaim(operation, { carriedOut: true, answer: '502' });
    expect(said).toEqual({ claim: operation.carriedOut ?? 'done', posts: 1 });
  });

  it.each(Object.entries(OPERATIONS))('%s, carried out and not notified', async (_name, operation) => {
    const loss = { carriedOut: true, answer: '502' } as const;
    const said = await loseAndClaim(operation, loss, () =>
      desk.centre.gws.faults.holdNotifications({ user: 'sam' }),
    );
    expect(said).toEqual({ claim: operation.unnoticed ?? operation.carriedOut ?? 'done', posts: 1 });
  });

  it.each(Object.entries(OPERATIONS))('%s, not carried out', async (_name, operation) => {
    const said = await loseAndClaim(operation, { carriedOut: false, answer: '502' });
    expect(said).toEqual({ claim: operation.notCarriedOut ?? 'not-done', posts: 1 });
  });
});

const LOST_ANSWERS = [
  '502',
  '503',
  '504',
  'page',
  'forbidden-page',
  'empty',
  'no-json',
  'no-status-code',
  'cut',
  'cut-in-body',
  'none',
] as const satisfies readonly LostAnswer[];

/** How long an answer is waited for. */
const ANSWER_LIMIT_MS = 15_000;

describe('every form of a lost answer', () => {
  it.each(LOST_ANSWERS)('%s: a text that was sent is said to be sent', async (answer) => {
    shortenTimers(ANSWER_LIMIT_MS, 300);
    const text = requireOperation('a text to everyone');
    const loss = { carriedOut: true, answer };
    const held = (): void => void desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    expect(await loseAndClaim(text, loss, held)).toEqual({ claim: 'done', posts: 1 });
    expect(desk.centre.texts(desk.session.id)).toEqual(['Hello']);
  });

  it.each(LOST_ANSWERS)('%s: a text that was not sent is said not to be', async (answer) => {
    shortenTimers(ANSWER_LIMIT_MS, 300);
    const text = requireOperation('a text to everyone');
    expect(await loseAndClaim(text, { carriedOut: false, answer })).toEqual({ claim: 'not-done', posts: 1 });
    expect(desk.centre.texts(desk.session.id)).toEqual([]);
  });

  it('is not a refusal of the API, which changes nothing', async () => {
    await desk.open();
    for (const refusal of [{ statusCode: 4 }, { statusCode: 2, httpStatus: 502 }, { statusCode: 3 }]) {
      desk.centre.gws.faults.refuseNext({ operationName: 'SendMessage', ...refusal });
      await expect(desk.send()).rejects.not.toMatchObject({ code: 'outcome-unknown' });
    }
    expect(desk.outcomes()).toEqual([]);
  });

  it('is said of what the API has not completed', async () => {
    await desk.open();
    desk.centre.gws.faults.refuseNext({ operationName: 'SendMessage', statusCode: 9 });
    await expect(desk.send()).rejects.toMatchObject({ code: 'outcome-unknown' });
  });
});
