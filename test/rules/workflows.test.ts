/** The workflows: what they run is there, they may do no more than they must, and nothing of strangers gets into a appState. */
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './list-files.ts';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
  strategy?: { matrix: { include: Record<string, string>[] } };
  'timeout-minutes'?: number;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const files = listFiles(/^\.github\/workflows\/.*\.yml$/);
const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }; // npm's own format

describe.each(files)('%s', (file) => {
  const workflow = load(readText(file)) as Workflow; // what is not so fails below
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);
  const commands = steps.flatMap(({ run }) => run ?? []);

  it('runs npm scripts that exist', () => {
    const named = commands.flatMap((run) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    if (commands.some((run) => /\bnpm test\b/.test(run))) named.push('test');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('runs scripts of ours that exist', () => {
    const named = commands.flatMap((run) =>
      [...run.matchAll(/node (scripts\/\S+)/g)].map(([, path = '']) => path),
    );
    expect(named.filter((path) => listFiles().every((known) => known !== path))).toEqual([]);
  });

  it('names groups of tests that exist', () => {
    const groups = /const groups = \[(.*?)\]/.exec(readText('scripts/test.mjs'))?.[1] ?? '';
    const named = jobs
      .flatMap(([, job]) => job.strategy?.matrix.include ?? [])
      .flatMap((row) => row['groups']?.split(',') ?? []);
    expect(named.filter((group) => !groups.includes(`'${group}'`))).toEqual([]);
  });

  it('may read by default, and each job that may more says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = jobs
      .filter(([, { permissions }]) => permissions?.['contents'] === 'write')
      .map(([name]) => name);
    expect(writing).toEqual(file.endsWith('release.yml') ? ['publish'] : []);
  });

  it('is started by nobody from outside with the repository’s rights', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    if ('pull_request' in workflow.on) expect(readText(file)).not.toContain('secrets.');
  });

  it('lets only words of its own into a appState', () => {
    const foreign = commands.flatMap((run) => run.match(/\$\{\{(?! matrix\.\w+ \}\}).*?\}\}/g) ?? []);
    expect(foreign).toEqual([]);
  });

  it('uses actions of a stated version, and leaves no credentials lying about', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((name) => !/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(name))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('ends', () => {
    expect(jobs.filter(([, job]) => job['timeout-minutes'] === undefined).map(([name]) => name)).toEqual([]);
  });
});

it('there are workflows', () => {
  expect(files.length).toBeGreaterThan(0);
});
