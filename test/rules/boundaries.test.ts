/** Every boundary of the page has a place that main knows. */
import { expect, it } from 'vitest';
import { PAGE_PLACES } from '#preload/model/page.ts';
import { listFiles, readText } from './list-files.ts';

it('every boundary names a place of the contract', () => {
  const places = listFiles()
    .filter((file) => file.startsWith('renderer/') && file.endsWith('.svelte'))
    .flatMap((file) => [...readText(file).matchAll(/<Boundary\b[^>]*?\bplace="([^"]*)"/gs)])
    .map(([, place]) => place);
  expect(places.length).toBeGreaterThan(30);
  expect(places.filter((place) => !PAGE_PLACES.some((known) => known === place))).toEqual([]);
});
