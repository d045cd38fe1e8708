/** How the three parts are built: main and preload for Node inside Electron, renderer for its browser. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

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
      rollupOptions: { input: 'renderer/index.html' },
    },
    plugins: [svelte()],
  },
});
