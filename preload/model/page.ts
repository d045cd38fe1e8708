/** The parts of the page, and what fails on one of them. */
/** Parts of the page that are drawn, or run, each on its own: what fails in one leaves the others as they are. */
export const PAGE_PLACES = [
  'window',
  'notice',
  'sign-in',
  'console',
  'connection',
  'top-bar',
  'banner',
  'list',
  'row',
  'panel',
  'head',
  'mode',
  'presence',
  'invitation',
  'transcript',
  'line',
  'typing',
  'composer',
  'details',
  'participants',
  'data',
  'data-row',
  'disposition',
  'team',
  'agent',
  'dialog',
  'state',
  'handler',
  'promise',
] as const;

export type PagePlace = (typeof PAGE_PLACES)[number];

/** Something that failed on the page. Where and what kind, never the words of it: they may quote what somebody wrote. */
export interface PageError {
  readonly place: PagePlace;
  /** The name of the error's class. */
  readonly name: string;
  /** How often it has been on this page. */
  readonly count: number;
}
