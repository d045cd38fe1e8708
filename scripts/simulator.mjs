/** `npm run simulator -- --port 8090`: a contact centre on loopback to try the app with, until Ctrl-C. */
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { simulatorCommand } from './run/start-simulator.mjs';
import { untilStopped } from './run/until-stopped.mjs';

await runScript(async () => {
  await installPackages();
  const args = [...simulatorCommand, ...process.argv.slice(2)];
  return await untilStopped((stop) =>
    runInForeground(process.execPath, args, { environment: process.env, stop }),
  );
});
