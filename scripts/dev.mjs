/** `npm run dev`: the app with its pages reloaded on every change, on the Electron that this machine has. */
import { findElectron } from './prepare/find-electron.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';
import { provideSystemPackages } from './prepare/system-packages.mjs';
import { listElectronArguments } from './run/electron-arguments.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { untilStopped } from './run/until-stopped.mjs';

await runScript(async () => {
  await installPackages();
  const electron = await findElectron();
  await provideSystemPackages('app', electron);
  const environment = { ...process.env, ELECTRON_EXEC_PATH: electron };
  const forApp = [...(await listElectronArguments()), ...process.argv.slice(2)];
  const args = ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--', ...forApp];
  return await untilStopped((stop) => runInForeground(process.execPath, args, { environment, stop }));
});
