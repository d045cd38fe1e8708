/** Every "gws-api.md §…" in the sources leads to a heading or a numbered point of docs/gws-api.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDERS = ['main', 'preload', 'renderer', 'test', 'docs'];
const CITATION = /gws-api\.md((?:,? (?:and )?§[\d.]*\d)+)/g;

function places(): ReadonlySet<string> {
  const found = new Set<string>();
  let section = '';
  for (const line of readFileSync('docs/gws-api.md', 'utf8').split('\n')) {
    const heading = /^##+ (\d+(?:\.\d+)?)\.? /.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    const point = /^(\d+)\. /.exec(line)?.[1];
    if (heading ?? point) found.add(heading ?? `${section}.${point}`);
  }
  return found;
}

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|svelte|md)$/.test(file))
    .map((file) => join(folder, file)),
);

const citations = sources.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(CITATION)].flatMap(([, cited = '']) =>
    [...cited.matchAll(/§([\d.]*\d)/g)].map(([, place = '']) => ({ file, place })),
  ),
);

it('each citation leads somewhere', () => {
  const known = places();
  expect(citations.filter(({ place }) => !known.has(place))).toEqual([]);
  expect(citations.length).toBeGreaterThan(30);
});

it('each reference inside the page leads somewhere, and each of the simulator', () => {
  const known = places();
  for (const file of ['docs/gws-api.md', 'test/gws-simulator/dialect.ts']) {
    const cited = [...readFileSync(file, 'utf8').matchAll(/§(\d[\d.]*\d|\d)/g)].map(
      ([, place = '']) => place,
    );
    expect(cited.filter((place) => !known.has(place))).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
  }
});
