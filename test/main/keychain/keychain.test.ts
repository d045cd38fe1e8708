/** The keychain that is absent, slow, or never answers: in words after ten seconds, and never with more than one thread. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPasswordStore } from '#main/keychain/keychain.ts';
import { fromOutside } from '#test/main/commands/sign-in/desk-with-keychain.ts';

const keytar = vi.hoisted(() => ({ getPassword: vi.fn(), setPassword: vi.fn(), deletePassword: vi.fn() }));
vi.mock('keytar', () => ({ default: keytar }));

const SERVER = 'https://gws.example.com';
const ENTRY = ['SMS Supervisor', `sam @ ${SERVER}`];
const UNAVAILABLE = { code: 'keychain-unavailable' };
const TIME_LIMIT = 10_000;

beforeEach(() => {
  vi.resetAllMocks();
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('the keychain', () => {
  it('is asked under one name for each server and user', async () => {
    const store = createPasswordStore();
    keytar.getPassword.mockResolvedValue('demo');
    keytar.deletePassword.mockResolvedValue(true);
    await store.save(SERVER, 'sam', 'demo');
    await expect(store.load(SERVER, 'sam')).resolves.toBe('demo');
    await store.remove(SERVER, 'sam');
    expect(keytar.setPassword).toHaveBeenCalledWith(...ENTRY, 'demo');
    expect(keytar.getPassword).toHaveBeenCalledWith(...ENTRY);
    expect(keytar.deletePassword).toHaveBeenCalledExactlyOnceWith(...ENTRY);
  });

  it('fails by name when it is absent, and is asked again the next time', async () => {
    const store = createPasswordStore();
    keytar.getPassword.mockRejectedValueOnce(new Error('no bus')).mockResolvedValueOnce('demo');
    await expect(store.load(SERVER, 'sam')).rejects.toMatchObject(UNAVAILABLE);
    await expect(store.load(SERVER, 'sam')).resolves.toBe('demo');
  });

  it('fails by name when it does not answer in time, and answers once it is unlocked', async () => {
    const store = createPasswordStore();
    const unlocked = fromOutside<string>();
    keytar.getPassword.mockReturnValueOnce(unlocked.promise).mockResolvedValueOnce('demo');
    const first = expect(store.load(SERVER, 'sam')).rejects.toMatchObject(UNAVAILABLE);
    await vi.advanceTimersByTimeAsync(TIME_LIMIT);
    await first;
    const second = expect(store.load(SERVER, 'sam')).resolves.toBe('demo');
    await vi.advanceTimersByTimeAsync(TIME_LIMIT / 2);
    unlocked.resolve('demo');
    await second;
  });

  it('holds one thread however often it is asked, and forgets the questions whose time was up', async () => {
    const store = createPasswordStore();
    const unlocked = fromOutside<string>();
    keytar.getPassword.mockReturnValueOnce(unlocked.promise);
    const failures = [
      store.load(SERVER, 'sam'),
      store.save(SERVER, 'sam', 'demo'),
      store.remove(SERVER, 'sam'),
    ].map((use) => expect(use).rejects.toMatchObject(UNAVAILABLE));
    await vi.advanceTimersByTimeAsync(TIME_LIMIT);
    await Promise.all(failures);
    expect(keytar.getPassword).toHaveBeenCalledOnce();
    expect(store.isWaiting()).toBe(true);
    unlocked.resolve('demo');
    await vi.runAllTimersAsync();
    expect(store.isWaiting()).toBe(false);
    expect(keytar.setPassword).not.toHaveBeenCalled();
    expect(keytar.deletePassword).not.toHaveBeenCalled();
  });

  it('is unlocked for removing, which a locked one neither does nor asks for', async () => {
    const store = createPasswordStore();
    keytar.deletePassword.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    await store.remove(SERVER, 'sam');
    expect(keytar.getPassword).toHaveBeenCalledExactlyOnceWith(...ENTRY);
    keytar.deletePassword.mockResolvedValue(false);
    await expect(store.remove(SERVER, 'sam')).rejects.toMatchObject(UNAVAILABLE);
  });

  it('keeps nothing of which it was said that it is not kept', async () => {
    const store = createPasswordStore();
    const unlocked = fromOutside<undefined>();
    keytar.setPassword.mockReturnValueOnce(unlocked.promise);
    const failure = expect(store.save(SERVER, 'sam', 'demo')).rejects.toMatchObject(UNAVAILABLE);
    await vi.advanceTimersByTimeAsync(TIME_LIMIT);
    await failure;
    unlocked.resolve(undefined);
    await vi.runAllTimersAsync();
    expect(keytar.deletePassword).toHaveBeenCalledExactlyOnceWith(...ENTRY);
  });
});
