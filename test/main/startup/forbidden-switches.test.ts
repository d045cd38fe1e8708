/** With which switches the installed app does not start. */
import { describe, expect, it } from 'vitest';
import type { Start } from '#main/startup/forbidden-switches.ts';
import { findForbiddenSwitches, isOnlyWithoutWalls } from '#main/startup/forbidden-switches.ts';

function startWith(switches: readonly string[], changes: Partial<Start> = {}): Start {
  const args = ['sms-supervisor', ...switches.map((name) => `--${name}`)];
  return { isPackaged: true, isRoot: false, isInspected: false, args, ...changes };
}

describe('the installed app', () => {
  it.each([
    'inspect',
    'inspect-brk',
    'remote-debugging-port',
    'remote-debugging-pipe',
    'no-sandbox',
    'js-flags',
    'host-rules',
    'host-resolver-rules',
    ['ignore', 'certificate-errors'].join('-'),
    'disable-web-security',
    'load-extension',
    'renderer-cmd-prefix',
    'ssl-key-log-file',
    'log-net-log',
  ])('does not start with --%s', (name) => {
    expect(findForbiddenSwitches(startWith([name, 'hidden']))).toEqual([name]);
  });

  it.each([[[]], [['hidden', 'server', 'user-data-dir', 'proxy-server', 'log-level', 'lang']]])(
    'starts with %j',
    (switches) => {
      expect(findForbiddenSwitches(startWith(switches))).toEqual([]);
    },
  );

  it('knows them however they are written', () => {
    const args = ['app.exe', '-js-flags=--expose-gc', '/No-Sandbox', '--REMOTE-DEBUGGING-PORT=1', 'inspect'];
    const found = findForbiddenSwitches({ ...startWith([]), args });
    expect([...found].sort()).toEqual(['js-flags', 'no-sandbox', 'remote-debugging-port']);
  });

  it('starts as root, who cannot have Chromium’s walls, but with nothing else', () => {
    const start = startWith(['no-sandbox', 'remote-debugging-port'], { isRoot: true });
    expect(findForbiddenSwitches(start)).toEqual(['remote-debugging-port']);
  });
});

it('an app run from sources, or built to be driven by tests, starts with all of them', () => {
  const switches = ['no-sandbox', 'inspect', 'remote-debugging-port'];
  expect(findForbiddenSwitches(startWith(switches, { isPackaged: false }))).toEqual([]);
  expect(findForbiddenSwitches(startWith(switches, { isInspected: true }))).toEqual([]);
});

it.each([
  [['no-sandbox'], true],
  [['no-sandbox', 'no-zygote'], true],
  [['no-sandbox', 'remote-debugging-port'], false],
  [['js-flags'], false],
] as const)('%j: are only the walls missing? %s', (switches, expected) => {
  expect(isOnlyWithoutWalls(switches)).toBe(expected);
});
