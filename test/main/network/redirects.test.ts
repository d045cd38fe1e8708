/** Where an answer may send us, and what is said about it. */
import { expect, it } from 'vitest';
import { refuseRedirect } from '#main/network/redirects.ts';

it.each([
  ['https://other.test/path?token=secret#x', 'https://other.test'],
  ['http://gws.test/api/v2/me', 'http://gws.test'],
  ['https://gws.test:8443/api/v2/me', 'https://gws.test:8443'],
  ['https://sam:demo@other.test/', 'https://other.test'],
  ['data:text/html,hello', undefined],
  ['not an address', undefined],
])('refuses %s and names no more than %s', (to, named) => {
  expect(refuseRedirect('https://gws.test/api/v2/me?x=1', to)).toMatchObject({
    code: 'server-moved',
    serverSays: named,
  });
});

it('leaves an answer that stays on the server to those who read answers', () => {
  expect(refuseRedirect('https://gws.test/api/v2/me', 'https://gws.test:443/login')).toBeNull();
});
