/** What closing the window means. */

/** `stay`: something is asked first. */
export type Closing = 'close' | 'hide' | 'stay';

export interface ClosingOptions {
  readonly platform: NodeJS.Platform;
  /** The app is on its way out. */
  readonly isQuittingNow: () => boolean;
  /** The person has been told what closing does, and has chosen. */
  readonly isExplained: () => boolean;
  /** The explanation is on screen. */
  readonly isExplaining: () => boolean;
  readonly explain: () => void;
  readonly closesToTray: () => boolean;
  /** False, and the question is shown, when there is something to decide before quitting. */
  readonly mayQuit: () => boolean;
}

export function decideClosing(parts: ClosingOptions): Closing {
  if (parts.isQuittingNow()) return 'close';
  // There an app without windows goes on, and everybody knows.
  if (parts.platform === 'darwin') return 'hide';
  if (!parts.isExplained() && !parts.isExplaining()) {
    parts.explain();
    return 'stay';
  }
  // Closing again instead of answering: what the settings say, which can be taken back; the question still stands.
  if (parts.closesToTray()) return 'hide';
  return parts.mayQuit() ? 'close' : 'stay';
}
