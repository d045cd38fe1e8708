/** What is kept of my actions and of what went wrong grows with use: ten times as much costs ten times as much. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDraftStore, DRAFT_LIMIT } from '#main/app-state/draft-store.ts';
import { openAudit } from '#main/audit/audit.ts';
import { toCsv } from '#main/audit/audit-table.ts';
import { createConnectionHistory } from '#main/diagnostics/connection-history.ts';
import { createRedactor } from '#main/logging/redact.ts';
import type { AuditEntry } from '#preload/model/audit.ts';
import type { KeptDraft } from '#preload/model/drafts.ts';
import { countTextSteps } from '#test/count-text-steps.ts';
import { grow, growUntilDone, MOST, upTo } from '#test/growth.ts';

const FEW = 300;

describe('my actions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are read from the file in one walk', async () => {
    const beginning = (id: number): string =>
      JSON.stringify({
        id,
        at: id,
        action: 'switchMode',
        sessionId: 's',
        agent: null,
        from: null,
        to: null,
        detail: '',
      });
    const paths = new Map<number, string>();
    for (const n of [FEW, 10 * FEW]) {
      const lines = upTo(n).flatMap((id) => [beginning(id), JSON.stringify({ id, outcome: 'done' })]);
      paths.set(n, join(folder, `${n}.jsonl`));
      await writeFile(join(folder, `${n}.jsonl`), lines.join('\n'));
    }
    const { few, times } = await growUntilDone(FEW, (n) => async () => {
      expect(await openAudit(paths.get(n) ?? '', () => 0).read()).toHaveLength(n);
    });
    expect(few).toBeGreaterThan(FEW);
    expect(times).toBeLessThan(MOST);
  });

  const entry = (detail: string): AuditEntry => ({
    at: 0,
    action: 'transfer',
    sessionId: 's',
    agent: 'Amy',
    from: null,
    to: 'monitor',
    detail,
    outcome: 'done',
  });

  it('are exported in one walk', () => {
    const { few, times } = grow(FEW, (n) => {
      const entries = upTo(n).map((place) => entry(`entry "${place}"`));
      return () => toCsv(entries);
    });
    expect(few).toBeGreaterThan(FEW);
    expect(times).toBeLessThan(MOST);
  });

  it('are exported in one walk along what the server calls things', () => {
    const { few, times } = grow(
      FEW,
      (n) => {
        const entries = [entry('"'.repeat(n))];
        return () => toCsv(entries);
      },
      countTextSteps,
    );
    expect(few).toBeGreaterThan(FEW);
    expect(times).toBeLessThan(MOST);
  });
});

const draft = (place: number): KeptDraft => ({
  sessionId: `s${place}`,
  to: 'agents',
  kind: 'text',
  text: 'so far',
});

it('drafts in ever more sessions cost no more than there are kept', () => {
  const { few, times } = grow(FEW, (n) => {
    const memory = createDraftStore();
    memory.belongTo('sam');
    return () => {
      upTo(n).forEach((place) => memory.keep(draft(place)));
      upTo(n).forEach((place) => memory.takeSent(draft(place)));
      expect(memory.recall().drafts.length).toBeLessThanOrEqual(DRAFT_LIMIT);
    };
  });
  expect(few).toBeGreaterThan(FEW);
  expect(times).toBeLessThan(MOST);
});

it('a connection that is lost again and again is kept as the last of its changes', () => {
  const { few, times } = grow(1000, (n) => {
    const history = createConnectionHistory(() => 0);
    return () =>
      upTo(n).forEach((place) =>
        history.note(place % 2 === 0 ? { phase: 'connected', heardAt: 0 } : { phase: 'connecting' }),
      );
  });
  expect(few).toBeGreaterThan(1000);
  expect(times).toBeLessThan(MOST);
});

/** Patterns have no steps that could be counted: one that goes back would take minutes for half a million letters. */
describe('half a million letters are no matter to what takes secrets out of the log', () => {
  it.each([
    ' ',
    '\t',
    'password ',
    'password: ',
    '= ',
    ': "',
    'Basic ',
    'cookie=',
    '1(',
    '1 ',
    '1.',
    '2026-11-',
    '//a',
    '//a:',
    'a:',
    '@',
    '+',
  ])('%j, again and again', (part) => {
    const { redact } = createRedactor();
    const text = part.repeat(500_000 / part.length);
    expect(redact(text).length).toBeLessThanOrEqual(4000);
    expect(redact(`x:${text}x`).length).toBeLessThanOrEqual(4000);
  });

  it('a secret behind a long row of spaces is taken out', () => {
    const { redact } = createRedactor();
    expect(redact(`password:${' '.repeat(100)}hunter2`)).not.toContain('hunter2');
  });
});
