/** `npm run simulator`: a living contact centre on this machine, until it is interrupted. */
import { parseArgs } from 'node:util';
import type { Simulator } from './index.ts';
import { startSimulator } from './index.ts';
import { fullNameOf } from './world/staff.ts';

const help = `A simulated Genesys Web Services contact centre with SMS sessions, for trying SMS Supervisor.

  npm run simulator -- [options]

  --port N       port to listen on, 0 for any free one       (default 8090)
  --host NAME    address to listen on                        (default 127.0.0.1: this machine only)
  --agents N     agents who can sign in                      (default 20)
  --sessions N   SMS sessions at any time                    (default 50)
  --rate N       messages a second, all sessions together    (default 5)
  --seed N       the same seed begins with the same sessions (default 1)
  --help         shows this text
`;

const defaults = { port: 8090, agents: 20, sessions: 50, rate: 5, seed: 1 };
type NumberName = keyof typeof defaults;

const limits: Readonly<Record<NumberName, { most: number; isWhole: boolean; least: number }>> = {
  port: { least: 0, most: 65_535, isWhole: true },
  agents: { least: 1, most: 10_000, isWhole: true },
  sessions: { least: 0, most: 100_000, isWhole: true },
  rate: { least: 0, most: 10_000, isWhole: false },
  seed: { least: 0, most: 4_294_967_295, isWhole: true },
};

/** Something that the person who typed the command can put right. */
class UsageError extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run(args: string[]): Promise<void> {
  const given = readOptions(args);
  if (given.help === true) {
    process.stdout.write(help);
    return;
  }
  const { agents, sessions, rate, seed, port } = readNumbers(given);
  const gws = await startSimulator({
    port,
    host: given.host ?? '127.0.0.1',
    world: { agents, living: { sessions, rate, seed } },
  });
  process.stdout.write(`Simulator ready at ${gws.url}\n\n${describePlay(gws)}\n\n${describeUsers(gws)}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void gws.stop().then(() => process.exit(0));
    });
  }
}

function readOptions(args: string[]): Partial<Record<NumberName | 'host', string>> & { help?: boolean } {
  const text = { type: 'string' } as const;
  const options = {
    port: text,
    host: text,
    agents: text,
    sessions: text,
    rate: text,
    seed: text,
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options, strict: true }).values;
  } catch (error) {
    throw new UsageError(explain(error));
  }
}

function readNumbers(given: Partial<Record<NumberName, string>>): Record<NumberName, number> {
  const read = (name: NumberName): number => readNumber(name, given[name]);
  return {
    port: read('port'),
    agents: read('agents'),
    sessions: read('sessions'),
    rate: read('rate'),
    seed: read('seed'),
  };
}

function readNumber(name: NumberName, given: string | undefined): number {
  if (given === undefined) return defaults[name];
  const { least, most, isWhole } = limits[name];
  const value = given.trim() === '' ? Number.NaN : Number(given);
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
  const kind = isWhole ? 'whole number' : 'number';
  throw new UsageError(
    `--${name} must be a ${kind} from ${String(least)} to ${String(most)}, not "${given}".`,
  );
}

/** Loopback by number, whatever the simulator listens on: the page is for people at this machine only. */
function describePlay({ url }: Simulator): string {
  const { port } = new URL(url);
  return `Play customers and agents by hand, in a browser on this machine: http://127.0.0.1:${port}/`;
}

function describeUsers(gws: Simulator): string {
  const { members, teams } = gws.world.staff;
  const widest = Math.max(...members.map(({ userName }) => userName.length));
  const lines = members.map((member) => {
    const leads = teams.filter(({ supervisors }) => supervisors.includes(member)).map(({ name }) => name);
    const teamOfAgent = teams.find(({ agents }) => agents.includes(member))?.name ?? '';
    const role = member.isSupervisor ? `supervisor of ${leads.join(', ')}` : `agent in ${teamOfAgent}`;
    const note = member.mustChangePassword ? ' (must change the password: cannot sign in)' : '';
    return `  ${member.userName.padEnd(widest)}  ${fullNameOf(member)}, ${role}${note}`;
  });
  return `Users, all with the password "demo":\n${lines.join('\n')}\n\nCtrl-C stops the simulator.`;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'That port is in use already: choose another with --port, or --port 0 for any free one.';
  }
  return error instanceof UsageError ? `${error.message}\nSee --help.` : error.message;
}
