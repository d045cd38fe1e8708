/** The audit trail: written before, completed after, readable whatever happened to the file. */
import { appendFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditFacts } from '#main/audit/audit.ts';
import { openAudit } from '#main/audit/audit.ts';
import { toCsv } from '#main/audit/audit-table.ts';
import type { AppError } from '#main/errors/app-error.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'deep', 'audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const SWITCH: AuditFacts = {
  action: 'switchMode',
  sessionId: 's',
  agent: 'Amy Novak',
  from: 'monitor',
  to: 'coach',
  detail: '',
};

describe('audit', () => {
  it('is empty before anything was done', async () => {
    expect(await openAudit(path, () => 5).read()).toEqual([]);
  });

  it('holds an action from its beginning, and then how it ended', async () => {
    const audit = openAudit(path, () => 5);
    const finish = await audit.begin(SWITCH);
    expect(await readFile(path, 'utf8')).toContain('switchMode');
    expect(await audit.read()).toEqual([{ ...SWITCH, at: 5, outcome: null }]);
    await finish('mode-not-confirmed');
    expect(await audit.read()).toEqual([{ ...SWITCH, at: 5, outcome: 'mode-not-confirmed' }]);
  });

  it('keeps actions apart that run at the same time, and shows the newest first', async () => {
    const audit = openAudit(path, () => 5);
    const [first, second] = await Promise.all([
      audit.begin({ ...SWITCH, to: 'coach' }),
      audit.begin({ ...SWITCH, to: 'barge-in' }),
    ]);
    await Promise.all([second('done'), first('operation-refused')]);
    expect((await audit.read()).map(({ to, outcome }) => [to, outcome])).toEqual([
      ['barge-in', 'done'],
      ['coach', 'operation-refused'],
    ]);
  });

  it('survives the next start and lines that cannot be read', async () => {
    const finish = await openAudit(path, () => 5).begin(SWITCH);
    await finish('done');
    await appendFile(path, '{"id":9,"at"\nnull\n{"id":5,"outcome":"nonsense"}\n');
    expect(await openAudit(path, () => 6).read()).toEqual([{ ...SWITCH, at: 5, outcome: 'done' }]);
  });

  it('says once when it cannot be written, and once when it is', async () => {
    await writeFile(join(folder, 'deep'), '');
    const listener = { onStuck: vi.fn(), onWritten: vi.fn() };
    const audit = openAudit(path, () => 5, listener);
    const finish = await audit.begin(SWITCH);
    await finish('done');
    expect(listener.onStuck.mock.calls).toEqual([[expect.objectContaining({ code: 'audit-not-written' })]]);
    expect(await audit.read()).toEqual([{ ...SWITCH, at: 5, outcome: 'done' }]);
    await rm(join(folder, 'deep'));
    await audit.flush();
    expect(listener.onWritten).toHaveBeenCalledOnce();
    expect(await openAudit(path, () => 6).read()).toEqual([{ ...SWITCH, at: 5, outcome: 'done' }]);
  });
});

describe('R26: an audit file that a power failure has damaged', () => {
  const GOOD = { ...SWITCH, at: 5 };
  const fill = async (): Promise<void> => {
    const finish = await openAudit(path, () => 5).begin(SWITCH);
    await finish('done');
  };

  it.each(['{"id":7,"at":7,"act', '\0\0\0\0', '{"id":7\0\0', '\uFFFD'])(
    'with the torn end %j shows what was before and what comes after, and says so once',
    async (torn) => {
      await fill();
      await appendFile(path, torn);
      const onDamage = vi.fn();
      const audit = openAudit(path, () => 9, { onDamage });
      const finish = await audit.begin({ ...SWITCH, to: 'barge-in' });
      await finish('done');
      expect(onDamage).toHaveBeenCalledTimes(1);
      expect(await audit.read()).toEqual([
        { ...SWITCH, to: 'barge-in', at: 9, outcome: 'done' },
        { ...GOOD, outcome: 'done' },
      ]);
      expect(onDamage).toHaveBeenCalledTimes(1);
      // Nothing is taken out of it.
      expect(await readFile(path, 'utf8')).toContain(torn);
    },
  );

  it('cut at every byte shows every line that is whole', async () => {
    await fill();
    const whole = await readFile(path);
    const lineEnds = [...whole.keys()].filter((place) => whole[place] === 10);
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      const finish = await openAudit(path, () => 9).begin({ ...SWITCH, to: 'barge-in' });
      await finish('done');
      const read = await openAudit(path, () => 9).read();
      // A line that lacks only its end is whole.
      const isBegun = length >= (lineEnds[0] ?? 0);
      expect(read.map(({ to }) => to)).toEqual(isBegun ? ['barge-in', 'coach'] : ['barge-in']);
    }
  }, 60_000);

  it('with zero bytes in its middle loses nothing else, and reading it says so only when a line is lost', async () => {
    await fill();
    const text = await readFile(path, 'utf8');
    await writeFile(path, `${text.split('\n')[0] ?? ''}\n${'\0'.repeat(512)}${text.split('\n')[1] ?? ''}\n`);
    const onDamage = vi.fn();
    expect(await openAudit(path, () => 9, { onDamage }).read()).toEqual([{ ...GOOD, outcome: 'done' }]);
    expect(onDamage).not.toHaveBeenCalled();
    await appendFile(path, '{"id":9,"at"\n');
    expect(await openAudit(path, () => 9, { onDamage }).read()).toHaveLength(1);
    expect(onDamage).toHaveBeenCalledTimes(1);
  });
});

describe.skipIf(process.platform !== 'linux')('R26: an audit file on a disk that is full', () => {
  it('is completed when there is room, in the order of what was done, and nothing is called damaged', async () => {
    await mkdir(join(folder, 'deep'));
    await symlink('/dev/full', path);
    const causes: unknown[] = [];
    const listener = { onDamage: vi.fn(), onStuck: ({ cause }: AppError) => causes.push(cause) };
    const audit = openAudit(path, () => 5, listener);
    const finishFirst = await audit.begin(SWITCH);
    const finishSecond = await audit.begin({ ...SWITCH, to: 'barge-in' });
    await finishFirst('done');
    expect(causes).toEqual([expect.objectContaining({ code: 'ENOSPC' })]);
    expect((await audit.read()).map(({ to, outcome }) => [to, outcome])).toEqual([
      ['barge-in', null],
      ['coach', 'done'],
    ]);
    await rm(path);
    await finishSecond('done');
    const lines = (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { to: 'coach' },
      { to: 'barge-in' },
      { outcome: 'done' },
      { outcome: 'done' },
    ]);
    expect(listener.onDamage).not.toHaveBeenCalled();
  });
});

describe('toCsv', () => {
  it('makes a row of each entry', () => {
    expect(toCsv([{ ...SWITCH, at: 0, outcome: 'done' }])).toBe(
      '"time","action","session","agent","from","to","detail","outcome"\r\n' +
        '"1970-01-01T00:00:00.000Z","switchMode","s","Amy Novak","monitor","coach","","done"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps %j from being a formula', (agent) => {
    expect(toCsv([{ ...SWITCH, agent, at: 0, outcome: null }])).toContain(`"'${agent}"`);
  });

  it('doubles quotes', () => {
    expect(toCsv([{ ...SWITCH, agent: 'A "B" C', at: 0, outcome: null }])).toContain('"A ""B"" C"');
  });
});
