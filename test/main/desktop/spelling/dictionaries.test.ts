/** Which of a computer's dictionaries are used, and under which names. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chooseDictionaries,
  codeOf,
  installDictionaries,
  listDictionaries,
} from '#main/desktop/spelling/dictionaries.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dictionaries-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function listWith(...names: string[]) {
  await mkdir(join(folder, 'there'));
  for (const name of names) await writeFile(join(folder, 'there', name), name);
  return listDictionaries(join(folder, 'there'));
}

describe('dictionaries', () => {
  it('are found under the names of distributions and of Electron, beside whatever else is there', async () => {
    const found = await listWith('en_GB.bdic', 'de-DE-3-0.bdic', 'uk-UA-4-0.bdic', 'en_US.dic', 'README');
    expect(found.map(({ locale, fileName }) => [locale, fileName]).sort()).toEqual([
      ['de-DE', 'de-DE-3-0.bdic'],
      ['en-GB', 'en-GB-10-1.bdic'],
      ['uk-UA', 'uk-UA-4-0.bdic'],
    ]);
    expect(await listDictionaries(join(folder, 'not there'))).toEqual([]);
  });

  it('are chosen by the languages of the person, each once', async () => {
    const there = await listWith('en_GB.bdic', 'en_US.bdic', 'de_DE.bdic');
    const chosen = (...languages: string[]) =>
      chooseDictionaries(there, languages).map(({ locale }) => locale);
    expect(chosen('en-US')).toEqual(['en-US']);
    expect(chosen('de', 'de-DE')).toEqual(['de-DE']);
    expect(chosen('c', 'fr-FR')).toEqual([]);
    // Another country's spelling would mark right words as wrong.
    expect(chosen('en-AU')).toEqual([]);
  });

  it('are put where Chromium looks for them', async () => {
    const there = await listWith('en_GB.bdic');
    await installDictionaries(there, folder);
    await installDictionaries(there, folder);
    expect(await readdir(join(folder, 'Dictionaries'))).toEqual(['en-GB-10-1.bdic']);
  });
});

it('Chromium calls some languages by their country and others not', () => {
  const offered = ['en-GB', 'de'];
  expect(['en-GB', 'de-DE', 'fr-FR'].map((locale) => codeOf(locale, offered))).toEqual(['en-GB', 'de', null]);
});
