/** `npm run --silent electron:path`: prints the path of the Electron executable that starts the built app, and nothing else, on stdout. */
import { findElectron } from './prepare/find-electron.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';
import { provideSystemPackages } from './prepare/system-packages.mjs';

await runScript(async () => {
  await installPackages();
  const electron = await findElectron();
  await provideSystemPackages('app', electron);
  process.stdout.write(`${electron}\n`);
});
