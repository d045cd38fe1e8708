/** Runs an operation that no session need confirm: done when the server accepts it and takes nothing back. */
import type { CommandParts } from '#main/commands/context/command-parts.ts';
import type { Receipt } from '#main/gws/api/operations.ts';
import type { Http } from '#main/gws/http/http.ts';
import type { FailureWatch } from '#main/gws/sync/late-failures.ts';
import type { Question } from '#main/outcomes/outcomes.ts';

/** How long the server may take an acceptance back before it is believed, in milliseconds. */
const SECOND_THOUGHTS = 2000;

export type OperationParts = Pick<CommandParts, 'connection' | 'lateFailures' | 'outcomes'>;

/** Throws what the server refused with, at once or later, or `outcome-unknown`. */
export async function runOperation(
  parts: OperationParts,
  question: Question,
  operation: (http: Http) => Promise<Receipt>,
): Promise<void> {
  await parts.outcomes.perform(question, async () => {
    await waitForSecondThoughts(parts, await parts.connection.perform(operation));
  });
}

async function waitForSecondThoughts(
  parts: Pick<CommandParts, 'lateFailures'>,
  receipt: Receipt,
): Promise<void> {
  // Without a name for the operation, no failure could be told from another's.
  if (receipt.referenceId === null) return;
  const failure = watchForFailure(parts, receipt);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, SECOND_THOUGHTS)));
  try {
    await Promise.race([patience, failure.failed]);
  } finally {
    clearTimeout(timer);
    failure.end();
  }
}

export function watchForFailure(
  { lateFailures }: Pick<CommandParts, 'lateFailures'>,
  { referenceId }: Receipt,
): FailureWatch {
  if (referenceId !== null) return lateFailures.watch(referenceId);
  return { failed: new Promise<never>(() => undefined), end: () => undefined };
}
