/** What the keyboard of this computer calls its keys. */

const isMac = navigator.userAgent.includes('Mac');

/** The key that commands are given with: Control, or Command on a Mac. */
export const commandKey = (event: KeyboardEvent): boolean => (isMac ? event.metaKey : event.ctrlKey);

/** A command's key as people know it: "Ctrl+1", or "⌘1" on a Mac. */
export const writeShortcut = (key: string): string => (isMac ? `⌘${key}` : `Ctrl+${key}`);

/** The same in the words of `aria-keyshortcuts`. */
export const ariaShortcut = (key: string): string => (isMac ? `Meta+${key}` : `Control+${key}`);
