/** `npm run check`: what a change can have broken: its types, lint, format and tests. `-- --since main` takes a whole branch instead of what is not committed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findNearestTests, listImporters } from './checks/nearest-tests.mjs';
import { Protocol } from './checks/protocol.mjs';
import { checksOf, runStaticCheck } from './checks/static-checks.mjs';
import { runVitest } from './checks/test-runs.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { PlainError, projectFolder, runScript, say } from './prepare/project.mjs';
import { askCommand } from './run/run-command.mjs';
import { untilStopped } from './run/until-stopped.mjs';

await runScript(async () => {
  const { values } = parseArgs({ options: { since: { type: 'string' } } });
  await installPackages();
  const changed = await listChanged(values.since);
  if (changed.length === 0) {
    say(
      'Nothing has changed. `npm run check -- --since main` looks at everything since this branch left main.',
    );
    return 0;
  }
  return await untilStopped((stop) => checkFiles(changed, stop));
});

/**
 * @param {string | undefined} branch
 * @returns {Promise<string[]>} with what is not committed, and what git does not know yet
 */
async function listChanged(branch) {
  const base = branch === undefined ? 'HEAD' : (await ask(['merge-base', branch, 'HEAD']))[0];
  const known = await ask(['diff', '--name-only', '--no-renames', base ?? 'HEAD']);
  return [...known, ...(await ask(['ls-files', '--others', '--exclude-standard']))];
}

async function listAll() {
  const all = await ask(['ls-files', '--cached', '--others', '--exclude-standard']);
  return all.filter((file) => existsSync(join(projectFolder, file)));
}

/** @param {string[]} args */
async function ask(args) {
  const { code, output } = await askCommand('git', args);
  if (code !== 0) throw new PlainError(`"git ${args.join(' ')}" failed (exit code ${code}).`);
  return output.split('\n').filter((line) => line !== '');
}

/**
 * The nearest tests, and those of the rules, which any change can break, on one side; everything else one after the other on the other.
 * @param {string[]} changed
 * @param {AbortSignal} stop
 * @returns {Promise<number>} the exit code
 */
async function checkFiles(changed, stop) {
  const existing = changed.filter((file) => existsSync(join(projectFolder, file)));
  const protocol = new Protocol();
  const runStatic = async () => {
    for (const check of checksOf(changed, existing)) {
      if (stop.aborted) return;
      await protocol.run(check.name, async () => {
        const { passed, output } = await runStaticCheck(check);
        if (!passed) process.stdout.write(output);
        return passed;
      });
    }
  };
  const nearest = findNearestTests(existing, listImporters(await listAll()));
  const tests = ['run', '--silent=passed-only', ...nearest, 'test/rules/'];
  await Promise.all([runStatic(), protocol.run('tests', () => runVitest(stop, tests))]);
  return stop.aborted ? 130 : protocol.close();
}
