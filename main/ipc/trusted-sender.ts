/** Tells whether a message comes from our own page, in the main frame of our own window. */

interface Frame {
  readonly url: string;
}

/** What Electron tells of who asks. */
export interface Sender {
  readonly sender: unknown;
  /** `null` when the frame is gone. */
  readonly senderFrame: Frame | null;
}

/** A frame that is gone, a frame inside the page and a page of another origin are all refused. */
export function isTrustedSender(
  { sender, senderFrame }: Sender,
  page: { readonly mainFrame: Frame } | null,
  origin: string,
): boolean {
  if (!senderFrame || !page || sender !== page) return false;
  return senderFrame === page.mainFrame && originOf(senderFrame.url) === origin;
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
