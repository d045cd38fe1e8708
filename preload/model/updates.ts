/** Where the app stands with newer versions of itself. */
import type { ErrorCode } from '#preload/errors.ts';

/** Where the app stands with newer versions of itself. */
export type Updates =
  | {
      readonly phase: 'off';
      /** No feed was built in or set; switched off by policy or by the person; not an installed app. */
      readonly why: 'no-feed' | 'policy' | 'setting' | 'not-installed';
    }
  /** `checkedAt`: milliseconds since 1970; `null`: not yet. */
  | { readonly phase: 'up-to-date'; readonly checkedAt: number | null }
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly phase: 'ready'; readonly version: string; readonly notes: string }
  | { readonly phase: 'failed'; readonly reason: ErrorCode; readonly checkedAt: number | null };
