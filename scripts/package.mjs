/** `npm run package`: builds installers for this platform into dist/ and publishes nothing; options go to electron-builder. */
import { join } from 'node:path';
import { buildApp } from './prepare/build-app.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';
import { runCommand } from './run/run-command.mjs';

await runScript(async () => {
  await installPackages();
  await buildApp();
  const builder = join('node_modules', 'electron-builder', 'cli.js');
  await runCommand(process.execPath, [builder, '--publish', 'never', ...process.argv.slice(2)]);
});
