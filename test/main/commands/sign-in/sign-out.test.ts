/** Signing out: what is forgotten, in which order, also when the network or the keychain will not; and what of it is on the wire. */
import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '#main/commands/sign-in/sign-in.ts';
import { signOut } from '#main/commands/sign-in/sign-out.ts';
import type { LoggedRequest } from '#test/gws-simulator/request-log.ts';
import { openContactCentre } from '#test/main/contact-centre.ts';
import type { Desk } from './desk-with-keychain.ts';
import { createDesk, entryOf, fromOutside, noKeychain, SAM, SUE, TYPED } from './desk-with-keychain.ts';

const DRAFT = { sessionId: 's1', to: 'agents', kind: 'text', text: 'Offer a refund' } as const;
const NOTHING = { openSessionId: null, drafts: [] };

let parts: Desk['parts'];
let keychain: Desk['keychain'];

beforeEach(async () => {
  ({ parts, keychain } = createDesk());
  await signIn(parts, { ...TYPED, userName: 'sue', password: 'other' });
  await signIn(parts, TYPED);
  parts.draftStore.keep(DRAFT);
});

it('leaves the server, then forgets what the network knows, what is in memory, and last the password', async () => {
  parts.network.forgetEverything.mockImplementation(() => {
    expect(parts.connection.signOut).toHaveBeenCalledOnce();
    expect(parts.draftStore.recall().drafts).toEqual([DRAFT]);
    return Promise.resolve();
  });
  parts.credentials.remove.mockImplementation((server, userName) => {
    expect(parts.network.forgetEverything).toHaveBeenCalledOnce();
    expect(parts.draftStore.recall()).toEqual(NOTHING);
    keychain.delete(`${userName} @ ${server}`);
    return Promise.resolve();
  });
  await signOut(parts);
  expect([...keychain.keys()]).toEqual([entryOf('sue')]);
  expect(parts.settings.read().profiles).toEqual([
    { ...SAM, staySignedIn: false },
    { ...SUE, staySignedIn: true },
  ]);
  expect(parts.appState.read()).toMatchObject({
    account: null,
    notice: null,
    signInForm: { ...SAM, staySignedIn: false, profiles: [{ passwordKept: false }, { passwordKept: true }] },
  });
});

it('shows the form as it is to be from the first moment', async () => {
  const forms: object[] = [];
  parts.appState.subscribe(({ account }) => {
    if (account === null) forms.push(parts.appState.read().signInForm);
  });
  await signOut(parts);
  expect(forms).toMatchObject([{ ...SAM, staySignedIn: false }]);
});

it('forgets the sessionPassword password', async () => {
  parts.sessionPassword.current = { ...SAM, password: 'sessionPassword' };
  await signOut(parts);
  await expect(signIn(parts, { ...TYPED, password: null })).rejects.toMatchObject({
    code: 'password-missing',
  });
});

it('signs out all the same when the keychain keeps its entry, and says so', async () => {
  parts.credentials.remove.mockImplementation(noKeychain);
  await signOut(parts);
  expect(parts.appState.read()).toMatchObject({
    account: null,
    notice: { code: 'stored-password-not-removed' },
  });
  expect(parts.settings.read().profiles[0]).toEqual({ ...SAM, staySignedIn: false });
});

it('waits for a locked keychain last: nothing else is kept by it', async () => {
  const unlocked = fromOutside<undefined>();
  parts.credentials.remove.mockReturnValueOnce(unlocked.promise);
  const done = signOut(parts);
  await expect.poll(() => parts.credentials.remove.mock.calls.length).toBe(1);
  expect(parts.appState.read().account).toBeNull();
  expect(parts.settings.read().profiles[0]).toEqual({ ...SAM, staySignedIn: false });
  unlocked.resolve(undefined);
  await done;
});

it('removes what an earlier try left in the keychain, and says nothing of a keychain that has nothing', async () => {
  await signIn(parts, { ...TYPED, staySignedIn: false });
  keychain.set(entryOf('sam'), 'left behind');
  await signOut(parts);
  expect(keychain.has(entryOf('sam'))).toBe(false);
  await signIn(parts, { ...TYPED, staySignedIn: false });
  parts.credentials.remove.mockImplementation(noKeychain);
  await signOut(parts);
  expect(parts.appState.read().notice).toBeNull();
});

it('forgets everything also when the network cannot be told to, and says so', async () => {
  parts.connection.signOut.mockRejectedValue(new Error('no'));
  await signOut(parts);
  expect([...keychain.keys()]).toEqual([entryOf('sue')]);
  expect(parts.draftStore.recall()).toEqual(NOTHING);
  expect(parts.appState.read()).toMatchObject({ account: null, notice: { code: 'unexpected' } });
});

describe('on the wire', () => {
  /** A command's name, or the Bayeux channel. */
  function nameOf({ operationName, body, path }: LoggedRequest): unknown {
    const [message] = Array.isArray(body) ? (body as { channel?: string }[]) : [];
    return operationName ?? message?.channel ?? path;
  }

  it('the goodbye to the line comes last, is understood, and no cookie survives it', async () => {
    const centre = await openContactCentre();
    try {
      const { gws, commands } = centre;
      const words = { server: gws.url, userName: 'sam', password: 'demo', staySignedIn: false };
      await commands.signIn(words);
      gws.requests.clear();
      await commands.signOut({});
      // A reading of the team may be under way; it changes nothing.
      const last = gws.requests.all().findLast(({ method }) => method === 'POST');
      expect(last && nameOf(last)).toBe('/meta/disconnect');
      expect(last).toMatchObject({ httpStatus: 200, hasCookie: true });
      expect(gws.requests.operations()).toEqual([]);

      gws.requests.clear();
      await commands.signIn(words);
      const [first, ...others] = gws.requests.all();
      expect(first).toMatchObject({ hasCredentials: true, hasCookie: false });
      expect(others.every(({ hasCredentials, hasCookie }) => !hasCredentials && hasCookie)).toBe(true);
    } finally {
      await centre.close();
    }
  });
});
