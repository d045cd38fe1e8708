/** Answering a proxy: what is kept, and that the connection is woken. */
import { beforeEach, expect, it, vi } from 'vitest';
import { signInToProxy } from '#main/commands/sign-in/sign-in-to-proxy.ts';
import { AppError } from '#main/errors/app-error.ts';
import type { Input } from '#preload/contract.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';

const keep = vi.fn<() => Promise<void>>();
const answerProxy = vi.fn<() => { keep: typeof keep } | null>();
const reconnectNow = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  keep.mockResolvedValue();
  answerProxy.mockReturnValue({ keep });
});

function answer(input: Partial<Input<'signInToProxy'>> = {}) {
  const parts = { connection: { reconnectNow }, log: silentLog, network: { answerProxy } };
  return signInToProxy(parts, { userName: ' joe ', password: ' secret ', keep: false, ...input });
}

it('hands on what was typed and wakes the connection', async () => {
  expect(await answer()).toEqual({ kept: false });
  expect(answerProxy).toHaveBeenCalledWith({ userName: 'joe', password: ' secret ' });
  expect(reconnectNow).toHaveBeenCalledOnce();
  expect(keep).not.toHaveBeenCalled();
});

it('keeps it when that is wanted', async () => {
  expect(await answer({ keep: true })).toEqual({ kept: true });
});

it('says so when the keychain does not take it', async () => {
  keep.mockRejectedValue(new AppError('keychain-unavailable'));
  expect(await answer({ keep: true })).toEqual({ kept: false });
});

it('keeps nothing when no proxy asks any more', async () => {
  answerProxy.mockReturnValue(null);
  expect(await answer({ keep: true })).toEqual({ kept: false });
});

it.each([
  [{ userName: ' ' }, 'user-name-missing'],
  [{ password: '' }, 'password-missing'],
])('wants both: %j', async (input, code) => {
  await expect(answer(input)).rejects.toMatchObject({ code });
  expect(answerProxy).not.toHaveBeenCalled();
});
