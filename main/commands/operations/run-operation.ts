/** Runs an operation that no session need confirm: done when the server accepts it and takes nothing back. */
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { Receipt } from '#main/gws/api/operations.ts';
import type { FailureListener } from '#main/gws/sync/async-failures.ts';
import type { Question } from '#main/outcomes/outcomes.ts';

/** How long the server may take an acceptance back before it is believed, in milliseconds. */
const RECHECK_DELAY_MS = 2000;

export type OperationDeps = Pick<CommandContext, 'asyncFailures' | 'outcomes'>;

/** Throws what the server refused with, at once or later, or `outcome-unknown`. */
export async function runOperation(
  parts: OperationDeps,
  question: Question,
  operation: () => Promise<Receipt>,
): Promise<void> {
  await parts.outcomes.perform(question, async () => {
    await waitForSecondThoughts(parts, await operation());
  });
}

async function waitForSecondThoughts(
  parts: Pick<CommandContext, 'asyncFailures'>,
  receipt: Receipt,
): Promise<void> {
  // Without a name for the operation, no failure could be told from another's.
  if (receipt.referenceId === null) return;
  const failure = watchForFailure(parts, receipt);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, RECHECK_DELAY_MS)));
  try {
    await Promise.race([patience, failure.failed]);
  } finally {
    clearTimeout(timer);
    failure.end();
  }
}

/** The operation was accepted; the server may still tell that it failed, with the reference that it gave for it. Without one, `failed` never settles. */
export function watchForFailure(
  { asyncFailures }: Pick<CommandContext, 'asyncFailures'>,
  { referenceId }: Receipt,
): FailureListener {
  if (referenceId !== null) return asyncFailures.watch(referenceId);
  return { failed: new Promise<never>(() => undefined), end: () => undefined };
}
