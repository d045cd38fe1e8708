/** Tells whether a message comes from our own page, in the main frame of our own window. */
import type { IpcMainInvokeEvent, WebContents } from 'electron';

/** A frame that is gone, a frame inside the page and a page of another origin are all refused. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  page: WebContents | null,
  origin: string,
): boolean {
  const frame = event.senderFrame;
  if (!frame || !page || event.sender !== page) return false;
  return frame === page.mainFrame && originOf(frame.url) === origin;
}

/** `URL.origin` is "null" for schemes of our own. */
function originOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
}
