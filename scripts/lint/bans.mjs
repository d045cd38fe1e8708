/** Says what no code of ours may do, or only one file of ours. Each ban becomes a lint rule of its own name. */

/**
 * @typedef {object} Ban
 * @property {string} selector what it looks like (an ESLint selector)
 * @property {string} message what to do instead
 * @property {string[]} [allowedIn] files where it has its place
 */

/** @type {Record<string, Ban>} */
export const bans = {
  'no-default-export': {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Export it by name, so that it is called the same everywhere.',
    allowedIn: ['*.config.{js,ts}', '**/*.d.ts'],
  },
  'no-html-from-text': {
    selector:
      ':matches(AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name="insertAdjacentHTML"], CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/], MemberExpression[property.name="createContextualFragment"])',
    message: 'Text of customers must never become markup: let Svelte render it as text.',
  },
  'open-links-in-one-place': {
    selector: 'MemberExpression[property.name="openExternal"]',
    message: 'Hand the address to main/desktop/links/open-link.ts, which decides what may be opened.',
    allowedIn: ['main/desktop/window/security.ts', 'main/desktop/links/open-link.ts'],
  },
  'no-weakened-tls': {
    selector:
      ':matches(Property[key.name="rejectUnauthorized"], Identifier[name="NODE_TLS_REJECT_UNAUTHORIZED"], Literal[value="NODE_TLS_REJECT_UNAUTHORIZED"], Literal[value="certificate-error"], Literal[value="ignore-certificate-errors"])',
    message: 'The operating system decides which certificates are good: have the authority installed there.',
  },
  'certificate-verdict-in-one-place': {
    selector: 'MemberExpression[property.name="setCertificateVerifyProc"]',
    message:
      'One verdict for every request: call applyCertificateVerdict of main/network/certificates/certificate-verdict.ts.',
    allowedIn: ['main/network/certificates/certificate-verdict.ts'],
  },
  'no-weakened-window': {
    selector:
      ':matches(Property[key.name=/^(nodeIntegration|webviewTag|experimentalFeatures|allowRunningInsecureContent)/][value.value=true], Property[key.name=/^(sandbox|contextIsolation|webSecurity)$/][value.value=false])',
    message: 'A window keeps its walls: do the work in main, behind a command of the bridge.',
  },
  'no-plain-address': {
    selector: 'Literal[value=/^(http|file):\\u002F\\u002F/]',
    message:
      'Addresses come from the person or from policy; pages come from the app scheme. Neither is written into code.',
    allowedIn: ['test/**', 'scripts/**', 'renderer/**/*.svelte'],
  },
  'ipc-main-in-one-place': {
    selector:
      ':matches(ImportSpecifier[imported.name="ipcMain"], MemberExpression[property.name="ipcMain"], CallExpression[callee.property.name=/^(send|sendToFrame|postMessage)$/][callee.object.property.name=/^(webContents|mainFrame)$/])',
    message: 'Only main/ipc speaks to windows: add a command there, or publish the state.',
    allowedIn: ['main/ipc/**'],
  },
  'ipc-renderer-in-one-place': {
    selector:
      ':matches(ImportSpecifier[imported.name="ipcRenderer"], MemberExpression[property.name="ipcRenderer"])',
    message: 'Only preload/index.ts speaks to main: add a command to preload/commands.ts.',
    allowedIn: ['preload/index.ts'],
  },
};

/**
 * @param {Ban} ban
 * @returns {import('eslint').Rule.RuleModule}
 */
export function makeRule({ selector, message }) {
  return {
    meta: { type: 'problem' },
    create: (context) => ({
      [selector]: (/** @type {import('eslint').Rule.Node} */ node) => context.report({ node, message }),
    }),
  };
}
