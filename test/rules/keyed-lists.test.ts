/** No list on the page breaks because it holds one thing twice: keys are made unique, are places, or the list is written in the code. */
import { expect, it } from 'vitest';
import { listFiles, readText } from './list-files.ts';

/** Lists of ours, in which nothing is there twice. */
const OWN_LISTS = [
  'formsElsewhere',
  'tabs',
  'MODES',
  'LEVELS',
  'ORDER_SCOPES',
  'READINESS_ORDERS',
  'UPDATE_CHANNELS',
  'KEYS',
  'QUIET_TIMES',
  'ALERT_LEVELS',
  'ALERT_KINDS',
  'OTHERS',
  'kept',
  'spoken',
  'audiences',
  'ways',
  "['Time', 'Action', 'Session', 'Agent', 'Mode', 'Detail', 'Outcome']",
];

interface Each {
  readonly file: string;
  readonly list: string;
  readonly place: string | undefined;
  readonly key: string | undefined;
  readonly source: string;
}

const eaches: readonly Each[] = listFiles()
  .filter((file) => file.startsWith('renderer/') && file.endsWith('.svelte'))
  .flatMap((file) => {
    const source = readText(file);
    const form = /\{#each\s+(.+?)\s+as\s+(?:\{[^}]*\}|\[[^\]]*\]|\w+)(?:,\s*(\w+))?(?:\s+\((.+?)\))?\}/gs;
    return [...source.matchAll(form)].map(([, list = '', place, key]) => ({
      file,
      list,
      place,
      key,
      source,
    }));
  });

function isSafe({ list, place, key, source }: Each): boolean {
  if (OWN_LISTS.includes(list)) return true;
  if (key === undefined || key === place) return true;
  const [, keys] = /^(\w+)\[(\w+)\]$/.exec(key) ?? [];
  return (
    keys !== undefined &&
    key === `${keys}[${place ?? ''}]` &&
    source.includes(`const ${keys} = $derived(uniqueKeys(`)
  );
}

it('has found every list of the page', () => {
  const all = listFiles()
    .filter((file) => file.startsWith('renderer/') && file.endsWith('.svelte'))
    .flatMap((file) => readText(file).match(/\{#each\b/g) ?? []);
  expect(eaches).toHaveLength(all.length);
});

it('lists of what the server says have unique keys', () => {
  expect(
    eaches.filter((each) => !isSafe(each)).map(({ file, list, key }) => `${file}: ${list} (${key ?? ''})`),
  ).toEqual([]);
});
