/** Which Node is promised, and that it is tested: package.json, .nvmrc, the README and the workflows say the same. */
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { readText } from './list-files.ts';

const { engines } = JSON.parse(readText('package.json')) as { engines: { node: string } }; // npm's own format
const promised = [...engines.node.matchAll(/(\d+)\.\d+\.\d+/g)].map(([, major]) => Number(major));
const chosen = Number(readText('.nvmrc'));

interface Workflow {
  jobs: { test: { strategy: { matrix: { include: { system: string; node: number; groups: string }[] } } } };
}

it('the workflow tests each version that is promised, and all of it on the chosen one', () => {
  const workflow = load(readText('.github/workflows/test.yml')) as Workflow; // what is not so fails below
  const rows = workflow.jobs.test.strategy.matrix.include;
  expect([...new Set(rows.map(({ node }) => node))].sort()).toEqual(promised);
  const whole = rows.filter(({ groups }) => groups.includes('e2e'));
  expect(whole.map(({ node }) => node)).toEqual([chosen]);
});

it('a release is made with the chosen one', () => {
  const release = readText('.github/workflows/release.yml');
  expect(release).not.toMatch(/node-version:/);
  expect(release).toContain('node-version-file: .nvmrc');
});

it('the README names each', () => {
  const words = /All you need is (.*)/.exec(readText('README.md'))?.[1] ?? '';
  for (const [, version = ''] of engines.node.matchAll(/(\d+\.\d+)\.0/g))
    expect(words).toContain(version.replace('24.0', 'Node 24'));
});
