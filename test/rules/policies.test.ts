/** The templates for administrators name every policy, and no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../main/policies/policy.ts';
import { MANAGED_NAMES } from '../../preload/model.ts';

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
  const written = JSON.parse(read('linux', 'policy.json')) as Record<string, unknown>;
  expect(Object.keys(written).sort()).toEqual(names);
  expect(readPolicy(written).notUnderstood).toEqual([]);
});

it('the administrators’ page explains each name', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/administrators.md'), 'utf8');
  for (const name of names) expect(page).toContain(`\`${name}\``);
});
