/** How the three parts are built: main and preload for Node inside Electron, renderer for its browser; and how `npm run dev` serves the page. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { writePolicy } from './main/desktop/window/content-security-policy.ts';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      lib: { entry: 'main/index.ts', formats: ['es'] },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is CommonJS and one file.
      lib: { entry: 'preload/index.ts', formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: 'index.cjs' } },
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
    plugins: [svelte()],
    server: {
      // For this computer alone. Its socket for changes is of the same origin, which the page's policy lets in.
      host: '127.0.0.1',
      headers: { 'Content-Security-Policy': writePolicy("'self' 'unsafe-inline'") },
      // Packages may lie elsewhere: a second working tree links to those of the first.
      fs: { allow: [import.meta.dirname, realpathSync(join(import.meta.dirname, 'node_modules'))] },
    },
  },
});
