// @ts-check
// `npm run --silent electron:path`: prints the path of the Electron executable that starts the built app, and nothing else, on stdout.
import { findElectron } from './prepare/find-electron.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';

await runScript(async () => {
  await installPackages();
  process.stdout.write(`${await findElectron()}\n`);
});
