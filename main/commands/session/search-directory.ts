/** Finds people and queues that a session can be handed to. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { Input, Output } from '#preload/contract.ts';

/** Results kept: more than anybody looks through, bounded all the same. */
const REMEMBERED = 2000;

export async function searchDirectory(
  { directory, gws }: Pick<CommandContext, 'directory' | 'gws'>,
  { text }: Input<'searchDirectory'>,
): Promise<Output<'searchDirectory'>> {
  const entries = await gws.searchDirectory(text.trim());
  if (directory.size > REMEMBERED) directory.clear();
  for (const entry of entries) directory.set(entry.address, entry);
  return entries;
}
