/** Which failures may mean that the server does not know us any more, and which say nothing of it. */
import { expect, it } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import { isAnswer, isLoginDoubtful, isStrangersAnswer } from '#main/gws/http/login-doubt.ts';
import type { ErrorCode } from '#preload/errors.ts';

const judge = (error: unknown): readonly boolean[] => [
  isLoginDoubtful(error),
  isStrangersAnswer(error),
  isAnswer(error),
];

it.each<ErrorCode>(['not-gws', 'sign-in-page', 'request-blocked', 'server-moved'])(
  '%s is a stranger’s answer, and the login is in doubt',
  (code) => expect(judge(new AppError(code))).toEqual([true, true, true]),
);

it.each<ErrorCode>(['session-expired', 'sign-in-not-kept', 'notifications-refused'])(
  '%s is the server’s own answer, and the login is in doubt',
  (code) => expect(judge(new AppError(code))).toEqual([true, false, true]),
);

it.each<ErrorCode>(['server-failed', 'wrong-password', 'operation-refused'])(
  '%s is an answer that somebody who is signed in may get',
  (code) => expect(judge(new AppError(code))).toEqual([false, false, true]),
);

it.each<ErrorCode>([
  'no-answer',
  'connection-refused',
  'unknown-host',
  'network-unreachable',
  'network-changed',
])('%s is no answer, and puts nothing in doubt', (code) =>
  expect(judge(new AppError(code))).toEqual([false, false, false]),
);

it('a failure of ours is no answer of anybody’s', () => {
  expect(judge(new TypeError('broken'))).toEqual([false, false, false]);
});
