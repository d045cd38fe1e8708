/** Who is told that I am typing: those who can read the field, never more. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Mode, SessionAction } from '#preload/model/session.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { SAMPLE_ACTIONS, sampleSession } from '#test/renderer/samples.ts';

const offers = {
  modes: [],
  actions: [...SAMPLE_ACTIONS, 'typing-to-everyone', 'typing-to-agents'] as SessionAction[],
};
const open = (mode: Mode): ReturnType<typeof openSession> => openSession({ mode, offers });
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
const told = ({ inputsOf }: OpenApp): string[] =>
  inputsOf('sendTyping').map(({ sessionId, to, isTyping }) => `${sessionId} ${to} ${isTyping}`);

test.each([
  ['coach', 'Message to the agent', 'agents'],
  ['barge-in', 'Message to the agent', 'agents'],
  ['barge-in', 'Message to everyone', 'everyone'],
] as const)('in %s, “%s” tells %s', async (mode, name, to) => {
  const app = await open(mode);
  await app.user.type(field(name), 'Hi there');
  expect(told(app)).toEqual([`s1 ${to} true`]);
});

test('sending, emptying and leaving the field each end it', async () => {
  const app = await open('coach');
  await app.user.type(field('Message to the agent'), 'Hi{Enter}');
  await app.user.type(field('Message to the agent'), 'H{Backspace}');
  await app.user.type(field('Message to the agent'), 'H');
  await app.user.tab();
  expect(told(app)).toEqual([
    's1 agents true',
    's1 agents false',
    's1 agents true',
    's1 agents false',
    's1 agents true',
    's1 agents false',
  ]);
});

test('a change of mode ends it for those who could read it', async () => {
  const app = await open('barge-in');
  await app.user.type(field('Message to everyone'), 'H');
  await app.show({ sessions: [sampleSession({ mode: 'coach', offers })] });
  expect(told(app)).toEqual(['s1 everyone true', 's1 everyone false']);
});

test('opening another session ends it in the one that was left', async () => {
  const app = await open('coach');
  await app.show({ sessions: [sampleSession({ id: 's2', customer: 'Ben', mode: 'coach', offers })] });
  await app.user.type(field('Message to the agent'), 'H');
  await app.user.click(screen.getByRole('option', { name: /^Ben/ }));
  expect(told(app)).toEqual(['s1 agents true', 's1 agents false']);
});

test('where it is not offered, nobody is told', async () => {
  const app = await openSession({ mode: 'barge-in' });
  await app.user.type(field('Message to everyone'), 'H');
  await app.user.type(field('Message to the agent'), 'H');
  expect(told(app)).toEqual([]);
});
