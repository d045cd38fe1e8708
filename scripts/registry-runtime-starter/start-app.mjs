/** Runs inside Electron as its default app: starts the app that the command line names, as the default app of a downloaded Electron does. */
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Splits what stands before the app's path (for this file) from the path. Flags of Chromium and Node are theirs. */
function readCommandLine() {
  const preloads = [];
  const args = process.argv.slice(1);
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '--version' || arg === '-v') answer(`v${process.versions.electron}`);
    else if (arg === '--abi' || arg === '-a') answer(process.versions.modules);
    else if (arg === '-r' || arg === '--require') preloads.push(args[(index += 1)]);
    else if (!arg.startsWith('-')) return { preloads, appPath: resolve(arg) };
  }
  return { preloads, appPath: undefined };
}

function answer(text) {
  process.stdout.write(`${text}\n`);
  process.exit(0);
}

function findEntry(appPath) {
  try {
    const manifest = JSON.parse(readFileSync(resolve(appPath, 'package.json'), 'utf8'));
    app.setVersion(manifest.version);
    app.setName(manifest.productName ?? manifest.name);
    app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
    app.setAppPath(appPath);
    return resolve(appPath, manifest.main ?? 'index.js');
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    app.setAppPath(dirname(appPath));
    return appPath;
  }
}

const { preloads, appPath } = readCommandLine();
if (appPath === undefined) {
  process.stderr.write('Name the folder of the app to start: electron <folder>\n');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
Module._preloadModules(preloads);
// Electron holds back its `ready` event until this import has ended, so the app's entry never misses it.
await import(pathToFileURL(findEntry(appPath)).href);
