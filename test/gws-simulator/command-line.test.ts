/** The simulator as its own program: what it prints, what it refuses, how it ends. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { RawClient } from './testing/raw-client.ts';

const program = fileURLToPath(new URL('command-line.ts', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], { stdio: 'pipe' });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = once(child, 'close').then(() => child.exitCode);
  return { child, output: () => output, ended };
}

async function untilPrinted({ child, output }: Run, pattern: RegExp): Promise<string> {
  for (;;) {
    const [, found] = pattern.exec(output()) ?? [];
    if (found !== undefined) return found;
    await once(child.stdout ?? child, 'data');
  }
}

test(
  'it says where it listens and who can sign in, and stops when it is told to',
  { timeout: 20_000 },
  async () => {
    const simulator = run('--port', '0', '--agents', '22', '--sessions', '12', '--rate', '20');
    const url = await untilPrinted(simulator, /^Simulator ready at (http:\/\/127\.0\.0\.1:\d+)\n/);
    await untilPrinted(simulator, /(Ctrl-C)/);
    expect(simulator.output()).toMatch(/ {2}sam +Sam Ortiz, supervisor of Orders & Delivery\n/);
    expect(simulator.output().match(/, agent in /g)).toHaveLength(22);
    const sam = new RawClient({ url });
    await sam.listen('sam');
    expect(await sam.nextNotification()).toHaveProperty('messageType');
    simulator.child.kill('SIGTERM');
    expect(await simulator.ended).toBe(0);
  },
);

test('it refuses what it does not understand, and explains itself', { timeout: 20_000 }, async () => {
  const cases: [string[], number, string][] = [
    [['--port', 'eighty'], 2, '--port must be a whole number from 0 to 65535, not "eighty".\nSee --help.\n'],
    [['--rate', ''], 2, '--rate must be a number from 0 to 10000, not "".\nSee --help.\n'],
    [['--sesions', '5'], 2, "Unknown option '--sesions'"],
    [['--help'], 0, 'npm run simulator -- [options]'],
  ];
  const runs = cases.map(([args]) => run(...args));
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual(cases.map(([, exitCode]) => exitCode));
  for (const [place, [, , text]] of cases.entries()) expect(runs[place]?.output()).toContain(text);
});
