/** `node scripts/package/print-notes.mjs`: prints what the changelog says of package.json's version, for the page of the release. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, runScript } from '../prepare/project.mjs';
import { readNotes } from './release-config.mjs';

await runScript(async () => {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  const changelog = await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8');
  process.stdout.write(`${readNotes(changelog, version)}\n`);
});
