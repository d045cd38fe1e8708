/**
 * `npm run package`: builds installers for this platform into dist/ and publishes nothing. `-- --feed https://…` says where
 * the app will look for newer versions, `--publisher "CN=…"` who signs for Windows; other options go to electron-builder.
 */
import { packageApp } from './package/package-app.mjs';
import { readReleaseOptions } from './package/release-options.mjs';
import { buildApp } from './prepare/build-app.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { runScript } from './prepare/project.mjs';

await runScript(async () => {
  const { release, rest } = readReleaseOptions(process.argv.slice(2), process.env, process.platform);
  await installPackages();
  await buildApp();
  await packageApp(release, rest);
});
