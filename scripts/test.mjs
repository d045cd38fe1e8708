/** `npm test`: everything that is checked before a change counts as good. `-- --only unit,e2e` picks groups, `-- -g words` picks end-to-end cases. */
import { parseArgs } from 'node:util';
import { runPackageTests } from './checks/package-runs.mjs';
import { Protocol } from './checks/protocol.mjs';
import { runStaticCheck, staticChecks } from './checks/static-checks.mjs';
import { runPlaywright, runVitest } from './checks/test-runs.mjs';
import { buildAppWhenStale } from './prepare/build-app.mjs';
import { installPackages } from './prepare/install-packages.mjs';
import { PlainError, runScript } from './prepare/project.mjs';
import { untilStopped } from './run/until-stopped.mjs';

const groups = ['types', 'svelte', 'lint', 'format', 'unit', 'build', 'e2e', 'package'];

await runScript(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, grep: { type: 'string', short: 'g' } },
  });
  // Words pick cases among those of the app as built: packaging it first takes a while.
  const wanted = values.only?.split(',') ?? groups.filter((group) => !values.grep || group !== 'package');
  const unknown = wanted.filter((group) => !groups.includes(group));
  if (unknown.length > 0)
    throw new PlainError(`There is no group ${unknown.join(', ')}. There are: ${groups.join(', ')}.`);
  return await untilStopped((stop) => runChecks(wanted, values.grep, stop));
});

/**
 * @param {string[]} wanted
 * @param {string | undefined} grep
 * @param {AbortSignal} stop
 * @returns {Promise<number>} the exit code
 */
async function runChecks(wanted, grep, stop) {
  const protocol = new Protocol();
  await runSteps(protocol, wanted, grep, stop);
  // A run that was stopped has no result: what it counted is half of the truth.
  return stop.aborted ? 130 : protocol.close();
}

/**
 * @param {Protocol} protocol
 * @param {string[]} wanted
 * @param {string | undefined} grep
 * @param {AbortSignal} stop
 */
async function runSteps(protocol, wanted, grep, stop) {
  if (!(await protocol.run('install', installPackages))) return;
  const lanes = startStaticChecks(protocol, wanted, stop);
  // The longest check runs alone for a while: the processor beside it is put to use.
  await Promise.race(lanes);
  if (wanted.includes('unit') && !stop.aborted) await protocol.run('unit', () => runVitest(stop));
  await Promise.all(lanes);
  const onTheBuilt = [
    { group: 'e2e', run: runPlaywright },
    { group: 'package', run: runPackageTests },
  ].filter(({ group }) => wanted.includes(group));
  if (!wanted.includes('build') && onTheBuilt.length === 0) return;
  const isBuilt = !stop.aborted && (await protocol.run('build', buildAppWhenStale));
  const runGroup = async (/** @type {typeof onTheBuilt[number]} */ { group, run }) => {
    if (stop.aborted) return;
    if (!isBuilt) protocol.giveUp(group);
    else await protocol.run(group, () => run(grep === undefined ? [] : ['-g', grep], stop));
  };
  // On Linux each has desktops of its own; elsewhere one would take the focus of the other.
  if (process.platform === 'linux') await Promise.all(onTheBuilt.map(runGroup));
  else for (const each of onTheBuilt) await runGroup(each);
}

/**
 * Two at a time; what each prints stays together.
 * @param {Protocol} protocol
 * @param {string[]} wanted
 * @param {AbortSignal} stop
 * @returns {Promise<void>[]} each resolves when nothing is left for it to do
 */
function startStaticChecks(protocol, wanted, stop) {
  const waiting = staticChecks.filter(({ group }) => wanted.includes(group));
  const runNext = async () => {
    for (let check = waiting.shift(); check && !stop.aborted; check = waiting.shift()) {
      const current = check;
      await protocol.run(current.name, async () => {
        const { passed, output } = await runStaticCheck(current);
        if (!passed) process.stdout.write(output);
        return passed;
      });
    }
  };
  return [runNext(), runNext()];
}
