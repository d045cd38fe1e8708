/**
 * When the next patch may go: not before the page has drawn the last one, nor sooner than a screen could show it. A page
 * that is busy is sent nothing that it could not show anyway, and gets all that has changed meanwhile at once.
 */

/** Milliseconds between two patches; a screen shows no more. */
const FRAME_MS = 16;
/** A page that has not answered for so long gets everything when it does. A hidden one may answer once a minute. */
export const SILENCE_LIMIT_MS = 120_000;

export interface PatchPace {
  isFree(): boolean;
  /** To be called before it is sent: its answer may come at once. */
  noteSent(number: number): void;
  /** It could not be sent: nobody will answer. */
  noteFailed(): void;
  /** The page has drawn the patch of this number, and all before it. */
  noteDrawn(number: number): void;
}

export interface PatchPaceOptions {
  readonly onFree: () => void;
  /** The page answers again after it has been silent for long. */
  readonly onReturn: () => void;
}

export function createPatchPace({ onFree, onReturn }: PatchPaceOptions): PatchPace {
  /** The patch whose answer is awaited. */
  let awaited: number | null = null;
  let isSilent = false;
  let resting: NodeJS.Timeout | null = null;
  let silence: NodeJS.Timeout | undefined;

  const isFree = (): boolean => awaited === null && resting === null;

  function rest(): void {
    resting = null;
    if (isFree()) onFree();
  }

  function end(): boolean {
    const wasSilent = isSilent;
    clearTimeout(silence);
    awaited = null;
    isSilent = false;
    return wasSilent;
  }

  return {
    isFree,
    noteSent(number) {
      end();
      awaited = number;
      silence = setTimeout(() => (isSilent = true), SILENCE_LIMIT_MS);
      resting ??= setTimeout(rest, FRAME_MS);
    },
    noteFailed: () => void end(),
    noteDrawn(number) {
      if (awaited === null || number < awaited) return;
      if (end()) onReturn();
      else if (isFree()) onFree();
    },
  };
}
