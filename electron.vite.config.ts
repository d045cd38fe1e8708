/** How the three parts are built: main and preload for Node inside Electron, renderer for its browser; and how `npm run dev` serves the page. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { writePolicy } from './main/desktop/window/content-security-policy.ts';
import { thirdPartyNotices } from './scripts/prepare/third-party-notices.mjs';

const packages = join(import.meta.dirname, 'node_modules');

/** Parts of packages that main never uses, and that weigh more than the rest of them. */
const STAND_INS = [
  // faye's own stand-ins for browsers: its cookie jar, with the list of all public suffixes, and its WebSocket. Requests go through a
  // transport of ours, which has neither (docs/decisions/0011-faye-speaks-through-a-transport-of-ours.md).
  {
    find: /^\.\.\/util\/(cookies|websocket)$/,
    replacement: join(packages, 'faye/src/util/$1/browser_$1.js'),
  },
  // zod's words for what is wrong in fifty languages: nobody sees them.
  { find: /^\.\.\/locales\/index\.js$/, replacement: join(packages, 'zod/v4/locales/en.js') },
  // One copy for electron-updater, which would take the other form of it, and for us.
  { find: /^js-yaml$/, replacement: join(packages, 'js-yaml/dist/js-yaml.mjs') },
];

export default defineConfig({
  main: {
    resolve: { alias: STAND_INS },
    build: {
      outDir: 'out/main',
      lib: { entry: 'main/index.ts', formats: ['es'] },
      // Everything that is used is in the bundle, but for the one package with a binary, which is shipped beside it, and one that
      // another asks for and does without.
      externalizeDeps: false,
      rollupOptions: {
        external: ['keytar', 'supports-color'],
        // What the log says of a bug is where it happened: by the functions' names.
        output: { minify: { mangle: { keepNames: true } } },
      },
    },
    plugins: [thirdPartyNotices()],
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is CommonJS and one file.
      lib: { entry: 'preload/index.ts', formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: 'index.cjs', minify: true } },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: 'out/renderer',
      // The oldest Chromium that the app is run in: that of the registry's Electron.
      target: 'chrome130',
      emptyOutDir: true,
      rollupOptions: { input: join(import.meta.dirname, 'renderer/index.html') },
    },
    plugins: [svelte(), thirdPartyNotices()],
    server: {
      // For this computer alone. Its socket for changes is of the same origin, which the page's policy lets in.
      host: '127.0.0.1',
      headers: { 'Content-Security-Policy': writePolicy("'self' 'unsafe-inline'") },
      // Packages may lie elsewhere: a second working tree links to those of the first.
      fs: { allow: [import.meta.dirname, realpathSync(packages)] },
    },
  },
});
