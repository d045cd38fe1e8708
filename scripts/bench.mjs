/** `npm run bench`: runs one of the measurements in test/bench. Without a name it is `performance`, all that the app costs. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './prepare/install-packages.mjs';
import { projectFolder, runScript, say } from './prepare/project.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { untilStopped } from './run/until-stopped.mjs';

const benches = join(projectFolder, 'test/bench');
const usual = 'performance';
const given = process.argv.slice(2);
const isNamed = given[0] !== undefined && !given[0].startsWith('-');
const [name = usual, ...options] = isNamed ? given : [usual, ...given];

/** @param {string} bench */
const commandLineOf = (bench) => join(benches, bench, 'command-line.ts');

await runScript(async () => {
  const names = readdirSync(benches).filter((each) => existsSync(commandLineOf(each)));
  if (!names.includes(name)) {
    say(`npm run bench -- [name], where the name is one of: ${names.join(', ')}; without one ${usual}`);
    return 2;
  }
  await installPackages();
  const args = ['--import', 'tsx', commandLineOf(name), ...options];
  return await untilStopped((stop) =>
    runInForeground(process.execPath, args, { environment: process.env, stop }),
  );
});
