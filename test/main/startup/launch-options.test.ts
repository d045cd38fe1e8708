/** What the app can be started with. */
import { expect, it } from 'vitest';
import { readLaunchOptions, startsHidden } from '#main/startup/launch-options.ts';

const DEMO_ENVIRONMENT = {
  SMS_SUPERVISOR_DEMO_USER: 'sam',
  SMS_SUPERVISOR_DEMO_PASSWORD: 'demo',
  SMS_SUPERVISOR_SCREENSHOT: '/tmp/picture.png',
};
const DEMO_ARGUMENTS = ['electron', '.', '--demo-server=http://127.0.0.1:8090'];

it('reads the server, the last one if there are several', () => {
  const args = ['electron', '.', '--server=https://a.example.com', '--server=https://b.example.com'];
  expect(readLaunchOptions(args, {}, true)).toEqual({
    server: 'https://b.example.com',
    demo: null,
    screenshot: null,
    hidden: false,
  });
});

it('reads a demo contact centre', () => {
  expect(readLaunchOptions(DEMO_ARGUMENTS, DEMO_ENVIRONMENT, false)).toEqual({
    server: null,
    demo: { server: 'http://127.0.0.1:8090', userName: 'sam', password: 'demo' },
    screenshot: '/tmp/picture.png',
    hidden: false,
  });
});

it('knows no demo without its password, and none in an installed app', () => {
  expect(readLaunchOptions(DEMO_ARGUMENTS, {}, false).demo).toBeNull();
  expect(readLaunchOptions(DEMO_ARGUMENTS, DEMO_ENVIRONMENT, true)).toEqual({
    server: null,
    demo: null,
    screenshot: null,
    hidden: false,
  });
});

it('begins without a window when it is told so, by a switch, the setting or macOS', () => {
  const { hidden } = readLaunchOptions(['sms-supervisor', '--hidden'], {}, true);
  expect(hidden).toBe(true);
  expect(startsHidden({ hidden }, { startInTray: false }, false)).toBe(true);
  expect(startsHidden({ hidden: false }, { startInTray: true }, false)).toBe(true);
  expect(startsHidden({ hidden: false }, { startInTray: false }, true)).toBe(true);
  expect(startsHidden({ hidden: false }, { startInTray: false }, false)).toBe(false);
});
