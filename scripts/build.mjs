/** `npm run build`: installs packages when they are missing and builds the app into out/. */
import { buildApp } from './prepare/build-app.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';

await runScript(async () => {
  await installPackages();
  await buildApp();
});
