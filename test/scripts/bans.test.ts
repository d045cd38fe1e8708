/** Each ban of the linter sees what it is there to see, and no more. */
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { bans, makeRule } from '../../scripts/lint/bans.mjs';

function findBans(code: string): string[] {
  const linter = new Linter();
  const rules = Object.fromEntries(Object.entries(bans).map(([name, ban]) => [name, makeRule(ban)]));
  const found = linter.verify(code, {
    plugins: { project: { rules } },
    rules: Object.fromEntries(Object.keys(rules).map((name) => [`project/${name}`, 'error'])),
  });
  return found.map(({ ruleId, message }) => ruleId?.replace('project/', '') ?? message);
}

test.each([
  ['no-default-export', 'export default 1'],
  ['no-html-from-text', 'node.innerHTML = text'],
  ['no-html-from-text', 'node.insertAdjacentHTML("beforeend", text)'],
  ['no-html-from-text', 'document.write(text)'],
  ['open-links-in-one-place', 'shell.openExternal(url)'],
  ['no-weakened-tls', 'request({ rejectUnauthorized: false })'],
  ['no-weakened-tls', 'app.on("certificate-error", accept)'],
  ['no-weakened-tls', 'process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0"'],
  ['certificate-verdict-in-one-place', 'session.setCertificateVerifyProc(accept)'],
  ['no-weakened-window', 'open({ webPreferences: { nodeIntegration: true } })'],
  ['no-weakened-window', 'open({ webPreferences: { sandbox: false } })'],
  ['no-plain-address', 'load("http://example.com")'],
  ['no-plain-address', 'load("file:///etc/passwd")'],
  ['ipc-main-in-one-place', 'import { ipcMain } from "electron"'],
  ['ipc-main-in-one-place', 'window.webContents.send("state", state)'],
  ['ipc-renderer-in-one-place', 'import { ipcRenderer } from "electron"'],
])('%s: %s', (name, code) => {
  expect(findBans(code)).toEqual([name]);
});

describe('pass', () => {
  test.each([
    'export const one = 1',
    'node.textContent = text',
    'open({ webPreferences: { sandbox: true, nodeIntegration: false } })',
    'load("https://example.com")',
    'import { app } from "electron"',
  ])('%s', (code) => {
    expect(findBans(code)).toEqual([]);
  });
});
