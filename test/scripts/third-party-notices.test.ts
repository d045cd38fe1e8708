/** Whose code is in a bundle is said beside it, once for each package, with its licence in full. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPackages, writeNotices } from '../../scripts/prepare/third-party-notices.mjs';

const packages = join(import.meta.dirname, '../../node_modules').replaceAll('\\', '/');

test('a package is found by its modules, wherever it lies, and own files are none', () => {
  expect(
    findPackages([
      '/app/main/index.ts',
      '/app/node_modules/zod/v4/core/util.js',
      '/app/node_modules/zod/index.js',
      '/app/node_modules/@lucide/svelte/dist/icon.js',
      '\0/app/node_modules/one/node_modules/semver/index.js?commonjs-exports',
      'C:\\app\\node_modules\\fflate\\esm\\index.mjs',
    ]),
  ).toEqual([
    '/app/node_modules/@lucide/svelte',
    '/app/node_modules/one/node_modules/semver',
    '/app/node_modules/zod',
    'C:/app/node_modules/fflate',
  ]);
});

test('each is named with version and licence; a text that several share stands once', () => {
  const notices = writeNotices([`${packages}/zod`, `${packages}/electron-updater`, `${packages}/csprng`]);
  expect(notices).toMatch(/^zod \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(notices).toContain('Copyright (c) 2025 Colin McDonnell');
  // Neither of these brings a file with its licence.
  expect(notices).toMatch(/^csprng \d.* \(MIT\)\n\nCopyright James Coglan .*, under the licence MIT\.$/m);
  const twice = writeNotices([`${packages}/zod`, `${packages}/zod`]);
  expect(twice.split('Permission is hereby granted')).toHaveLength(2);
});
