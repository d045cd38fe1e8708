/** A text whose answer was lost: found in the log or not, whatever the server has made of it, and never sent twice. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#preload/model/outcomes.ts';
import { until } from '#test/main/contact-centre.ts';
import { PACE, useOutcomeDesk } from './outcome-desk.ts';

const desk = useOutcomeDesk();

describe('a text whose answer was lost', () => {
  it('is not known at first, and cannot be sent again meanwhile', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    expect(desk.phase()).toBe('asking');
    await expect(desk.send()).rejects.toMatchObject({ code: 'outcome-unknown' });
    await expect(desk.send('another text')).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(desk.posts()).toBe(1);
    // To other readers she may write.
    await desk.centre.commands.sendMessage({ sessionId: desk.session.id, to: 'agents', text: 'Hello' });
  });

  it('may be sent again when it was not sent, and then once', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    await until('the verdict', () => desk.phase() === 'not-done');
    await desk.send();
    expect(desk.posts()).toBe(2);
    expect(desk.outcomes()).toEqual([]);
    await until('the text', () => desk.centre.texts(desk.session.id).length === 1);
  });

  it('may be sent again in vain, and is told apart from the first', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    await until('the verdict', () => desk.phase() === 'not-done');
    desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    await desk.sendInVain({ carriedOut: true, answer: '504' });
    await until('the verdict', () => desk.phase() === 'done');
    expect(desk.centre.texts(desk.session.id)).toEqual(['Hello']);
  });

  it('that comes late is not said to be not sent before', async () => {
    await desk.open();
    const phases: (Outcome['phase'] | undefined)[] = [];
    desk.centre.appState.subscribe(({ outcomes: latest }) => latest && phases.push(latest.at(-1)?.phase));
    await desk.sendInVain({ carriedOut: true, carriedOutAfter: PACE.lateLimit / 2, answer: '502' });
    await until('the verdict', () => desk.phase() === 'done');
    expect(phases).toEqual(['asking', 'done']);
  });

  it('that comes after it was said to be not sent is said to be sent', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: true, carriedOutAfter: 3 * PACE.lateLimit, answer: '502' });
    await until('the first verdict', () => desk.phase() === 'not-done');
    await until('the second', () => desk.phase() === 'done');
  });

  it('is not taken for the same text that was sent before', async () => {
    await desk.open();
    await desk.send('yes');
    await desk.sendInVain({ carriedOut: false, answer: '502' }, 'yes');
    await until('the verdict', () => desk.phase() === 'not-done');
  });

  it('is not taken for the same text whose line has not come yet', async () => {
    await desk.open();
    const held = desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    await desk.send('yes');
    await desk.sendInVain({ carriedOut: false, answer: '502' }, 'yes');
    held.release();
    await until('the verdict', () => desk.phase() === 'not-done');
    expect(desk.centre.texts(desk.session.id)).toEqual(['yes']);
  });

  it('is counted with the same text before it', async () => {
    await desk.open();
    const held = desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    await desk.send('yes');
    await desk.sendInVain({ carriedOut: true, answer: '502' }, 'yes');
    await until('the verdict', () => desk.phase() === 'done');
    held.drop();
    expect(desk.centre.texts(desk.session.id)).toEqual(['yes', 'yes']);
  });

  it.each([
    ['  Hello\r\nthere  ', 'Hello\nthere'],
    ['Hello\nthere', 'Hello there'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['cafe\u0301', 'caf\u00e9'],
    ['a\u200bb', 'ab'],
  ])('%j is known when the server has made %j of it', async (text, made) => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' }, text);
    desk.session.supervisorSays('sam', made);
    await until('the verdict', () => desk.phase() === 'done');
  });

  it('is still not known when another text of mine has come, which may have been made of it', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' }, 'Zażółć gęślą');
    desk.session.supervisorSays('sam', 'Za???? g??l?');
    await until('the verdict', () => desk.phase() !== 'asking');
    expect(desk.phase()).toBe('not-known');
  });

  it.each(['agentSays', 'customerSays'] as const)('is not found in what %s', async (says) => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    desk.session[says]('Hello');
    await until('the verdict', () => desk.phase() === 'not-done');
  });

  it('is still not known when the same words have come to other readers: my mode was changed on the way', async () => {
    await desk.open();
    desk.centre.gws.faults.loseAnswer({
      operationName: 'SendMessage',
      carriedOut: true,
      carriedOutAfter: 100,
      answer: '502',
    });
    const sent = desk.send('Hello');
    await desk.centre.gws.requests.waitFor(({ operationName }) => operationName === 'SendMessage', 5000);
    desk.session.supervisorSwitches('sam', 'coach');
    await expect(sent).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until('the outcome', () => desk.phase() !== 'asking');
    expect(desk.phase()).toBe('not-known');
    expect(desk.posts()).toBe(1);
  });

  it('is not found in what I said to other readers', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    desk.session.supervisorSaysToAgents('sam', 'Hello');
    await until('the verdict', () => desk.phase() === 'not-done');
  });

  it('is sent when its line has come before the answer fails', async () => {
    await desk.open();
    desk.centre.gws.faults.loseAnswer({
      operationName: 'SendMessage',
      carriedOut: true,
      answer: '502',
      answerAfter: 400,
    });
    await desk.send();
    expect(desk.outcomes()).toEqual([]);
  });

  it('of a session that has ended meanwhile stays not known', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    desk.session.complete();
    await until('the verdict', () => desk.phase() === 'not-known');
  });

  it('is found out after the connection has come back', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: true, carriedOutAfter: 50, answer: '502' });
    await desk.centre.gws.restart({ downForMs: 600 });
    await until('the verdict', () => desk.phase() === 'done' || desk.phase() === 'not-done');
    expect(desk.phase()).toBe(desk.centre.texts(desk.session.id).includes('Hello') ? 'done' : 'not-done');
    expect(desk.posts()).toBe(1);
  });

  it('leaves what is kept of the draft when it was sent, and what was typed behind it stays', async () => {
    await desk.open();
    desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    const draft = { sessionId: desk.session.id, to: 'everyone', kind: 'text' } as const;
    desk.centre.draftStore.keep({ ...draft, text: 'Hello and more' });
    await desk.sendInVain({ carriedOut: true, answer: '502' });
    await until('the verdict', () => desk.phase() === 'done');
    expect(desk.centre.draftStore.recall().drafts).toEqual([{ ...draft, text: ' and more' }]);
  });

  it('is kept for a page that is lost at that moment, until it turns out to be sent', async () => {
    await desk.open();
    desk.centre.gws.faults.holdNotifications({ user: 'sam' });
    const draft = { sessionId: desk.session.id, to: 'everyone', kind: 'text', text: 'Hello' } as const;
    await desk.sendInVain({ carriedOut: true, carriedOutAfter: 100, answer: '502' });
    expect(desk.centre.draftStore.recall().drafts).toEqual([draft]);
    await until('the verdict', () => desk.phase() === 'done');
    expect(desk.centre.draftStore.recall().drafts).toEqual([]);
  });

  it('is forgotten by who signs out', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' });
    await desk.centre.commands.signOut({});
    expect(desk.outcomes()).toEqual([]);
  });

  it('that is still not known may be given up, and sent again', async () => {
    await desk.open();
    await desk.sendInVain({ carriedOut: false, answer: '502' }, 'Zażółć');
    desk.session.supervisorSays('sam', 'Za????');
    await desk.centre.commands.dismissOutcome({ id: desk.outcomes()[0]?.id ?? 0 });
    expect(desk.phase(), 'while it is being found out').toBe('asking');
    await until('the verdict', () => desk.phase() === 'not-known');
    await desk.centre.commands.dismissOutcome({ id: desk.outcomes()[0]?.id ?? 0 });
    expect(desk.outcomes()).toEqual([]);
    await desk.send('Zażółć');
    expect(desk.posts()).toBe(2);
  });
});
