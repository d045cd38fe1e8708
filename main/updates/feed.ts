/** Where newer versions are looked for: at an address that was built in, or at one that policy sets. No other is made up. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What the packager wrote beside the app (docs/releasing.md). */
export interface BuiltIn {
  readonly feed: string | null;
  /** Whose signature an installer for Windows must bear. */
  readonly publisherNames: readonly string[];
}

const builtInFile = z.object({
  url: z.string().nullish().catch(null),
  publisherName: z.union([z.string(), z.array(z.string())]).catch([]),
});

export const NOTHING_BUILT_IN: BuiltIn = { feed: null, publisherNames: [] };

/** A file that is not there or cannot be read says nothing. */
export async function readBuiltIn(resources: string): Promise<BuiltIn> {
  const text = await readFile(join(resources, 'app-update.yml'), 'utf8').catch(() => '');
  const { url, publisherName } = builtInFile
    .catch({ url: null, publisherName: [] })
    .parse(await readYaml(text));
  return { feed: url ?? null, publisherNames: [publisherName].flat().filter((name) => name.trim() !== '') };
}

async function readYaml(text: string): Promise<unknown> {
  try {
    const { load } = await import('js-yaml');
    return load(text);
  } catch {
    return undefined;
  }
}

/**
 * Policy wins. An address that is not https is none, on loopback as well: whoever can answer in the feed's place chooses
 * what runs here. One that holds a password is none either: it would be in every log on the way.
 */
export function chooseFeed(policyFeed: string | null, builtIn: BuiltIn): string | null {
  const address = policyFeed ?? builtIn.feed;
  const url = address !== null && URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return url.href;
}
