/** Runs electron-builder on the built app, with what was decided for this release. Publishes nothing. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../prepare/project.mjs';
import { runCommand } from '../run/run-command.mjs';
import { makeReleaseConfig } from './release-config.mjs';

/**
 * @param {import('./release-options.mjs').ReleaseOptions} release
 * @param {string[]} options for electron-builder
 * @param {{ version?: string, environment?: NodeJS.ProcessEnv, quiet?: boolean }} [how] a version other than package.json's
 */
export async function packageApp(
  release,
  options,
  { version, environment = process.env, quiet = false } = {},
) {
  const own = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')).version;
  const changelog = await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8');
  const config = makeReleaseConfig(release, version ?? own, changelog);
  const cache = join(projectFolder, 'node_modules', '.cache', 'sms-supervisor');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'release-'));
  try {
    const file = join(folder, 'electron-builder.json');
    await writeFile(file, JSON.stringify(config, null, 2));
    const builder = join('node_modules', 'electron-builder', 'cli.js');
    const chosen = version === undefined ? [] : [`-c.extraMetadata.version=${version}`];
    await runCommand(
      process.execPath,
      [builder, '--publish', 'never', '--config', file, ...chosen, ...options],
      { env: environment, ...(quiet && { stdio: ['ignore', 'ignore', 2] }) },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
