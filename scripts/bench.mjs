/** `npm run bench -- <name>`: runs one of the measurements in test/bench; without a name it lists them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './prepare/install-packages.mjs';
import { projectFolder, runScript, say } from './prepare/project.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { untilStopped } from './run/until-stopped.mjs';

const benches = join(projectFolder, 'test/bench');
const [name, ...options] = process.argv.slice(2);

/** @param {string} bench */
const commandLineOf = (bench) => join(benches, bench, 'command-line.ts');

await runScript(async () => {
  const names = readdirSync(benches).filter((each) => existsSync(commandLineOf(each)));
  if (name === undefined || !names.includes(name)) {
    say(`npm run bench -- <name>, where the name is one of: ${names.join(', ')}`);
    return name === undefined ? 0 : 2;
  }
  await installPackages();
  const args = ['--import', 'tsx', commandLineOf(name), ...options];
  return await untilStopped((stop) =>
    runInForeground(process.execPath, args, { environment: process.env, stop }),
  );
});
