/** `npm run dev`: as `npm start`, but on the sources: the page changes while it is open, and a change of main or preload starts the app again. */
import { findElectron } from './prepare/find-electron.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';
import { provideSystemPackages } from './prepare/system-packages.mjs';
import { runDevLoop } from './run/dev-loop.mjs';
import { openApp, purpose } from './run/open-app.mjs';
import { untilStopped } from './run/until-stopped.mjs';

await runScript(async () => {
  await installPackages();
  const electron = await findElectron();
  await provideSystemPackages(purpose, electron);
  return await untilStopped((stop) =>
    openApp(process.argv.slice(2), stop, (args, options) => runDevLoop(electron, args, options)),
  );
});
