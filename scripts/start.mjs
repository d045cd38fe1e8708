/** `npm start`: brings everything in place and opens the app, on a simulated contact centre unless `--server URL` names a real one. */
import { buildAppWhenStale } from './prepare/build-app.mjs';
import { findElectron } from './prepare/find-electron.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';
import { provideSystemPackages } from './prepare/system-packages.mjs';
import { openApp, purpose } from './run/open-app.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { untilStopped } from './run/until-stopped.mjs';

await runScript(async () => {
  await installPackages();
  const electron = await findElectron();
  await provideSystemPackages(purpose, electron);
  await buildAppWhenStale();
  return await untilStopped((stop) =>
    openApp(process.argv.slice(2), stop, (args, options) => runInForeground(electron, args, options)),
  );
});
