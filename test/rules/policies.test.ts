/** The templates for administrators name every policy, and no other. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseEntries } from '#main/policies/parse-entries.ts';
import { readPolicy } from '#main/policies/policy.ts';
import { MANAGED_NAMES } from '#preload/model/settings.ts';

const folder = join(import.meta.dirname, '../../assets/policies');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
const names = [...MANAGED_NAMES].sort();

function all(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

describe('Windows', () => {
  const admx = read('windows', 'sms-supervisor.admx');
  const adml = read('windows', 'en-US', 'sms-supervisor.adml');

  it('has a policy for each name', () => {
    expect(all(/<policy name="(\w+)"/g, admx).sort()).toEqual(names);
  });

  it('writes each where the app reads it', () => {
    const single = all(/valueName="(\w+)"/g, admx);
    expect([...single, 'servers'].sort()).toEqual(names);
    for (const key of all(/ key="([^"]+)"/g, admx))
      expect(key).toMatch(/^SOFTWARE\\Policies\\SMS Supervisor(\\servers)?$/);
  });

  it('has words for everything that it shows', () => {
    const strings = new Set(all(/<string id="(\w+)"/g, adml));
    for (const id of all(/\$\(string\.(\w+)\)/g, admx)) expect(strings, id).toContain(id);
    const presentations = new Set(all(/<presentation id="(\w+)"/g, adml));
    for (const id of all(/\$\(presentation\.(\w+)\)/g, admx)) expect(presentations, id).toContain(id);
    expect(all(/refId="(\w+)"/g, adml).sort()).toEqual(all(/<(?:list|text|enum) id="(\w+)"/g, admx).sort());
  });
});

it('macOS has a profile with each name', () => {
  const keys = all(/<key>(\w+)<\/key>/g, read('macos', 'sms-supervisor.mobileconfig'));
  expect(keys.filter((key) => !key.startsWith('Payload')).sort()).toEqual(names);
});

it('Linux has a file with each name, which the app understands', () => {
  const entries = parseEntries(read('linux', 'policy.json'));
  expect(entries.map(({ name }) => name).sort()).toEqual(names);
  expect(readPolicy({ place: 'policy.json', entries }).problems).toEqual([]);
});

const project = join(import.meta.dirname, '../..');
const page = readFileSync(join(project, 'docs/administrators.md'), 'utf8');

it('the administrators’ page explains each name', () => {
  for (const name of names) expect(page).toContain(`\`${name}\``);
});

interface Resource {
  readonly from: string;
  readonly to: string;
}

it('the templates and the administrators’ page are part of every installer, where the page says', () => {
  const config = load(readFileSync(join(project, 'electron-builder.yml'), 'utf8'));
  const { extraResources } = config as { extraResources: Resource[] }; // it is there, or this test fails
  expect(extraResources).toEqual([
    { from: 'assets/policies', to: 'administrators/policies' },
    { from: 'docs/administrators.md', to: 'administrators/administrators.md' },
  ]);
  for (const { from } of extraResources) expect(existsSync(join(project, from)), from).toBe(true);
  expect(page).toContain('`resources/administrators`');
});

it('the administrators’ page names only templates that exist', () => {
  const named = all(/`((?:windows|macos|linux)\/[\w./-]+)`/g, page);
  expect(named.length).toBeGreaterThan(3);
  for (const path of named) expect(existsSync(join(folder, path)), path).toBe(true);
});
