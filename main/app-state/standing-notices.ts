/** Notices that stand until somebody has dismissed them: signing in, or a notice that comes and goes, takes none of them away. */
import type { AppFailure, ErrorCode } from '#preload/errors.ts';
import type { AppStateStore } from './app-state.ts';

export interface StandingNotices {
  tell(failure: AppFailure): void;
  /** What it said holds no longer. */
  takeBack(code: ErrorCode): void;
  /** Whatever is on screen has been read. */
  dismiss(): void;
}

export function createStandingNotices(appState: AppStateStore): StandingNotices {
  let standing: readonly AppFailure[] = [];

  function showNext(): void {
    const [next] = standing;
    if (next && appState.read().notice === null) appState.change({ notice: next });
  }

  appState.subscribe(({ notice }) => {
    // Later, so that everybody has heard of this change before the next one.
    if (notice === null) queueMicrotask(showNext);
  });
  return {
    tell(failure) {
      // Said once is enough while it stands.
      if (standing.some(({ code }) => code === failure.code)) return;
      standing = [...standing, failure];
      showNext();
    },
    takeBack(code) {
      standing = standing.filter((each) => each.code !== code);
      if (appState.read().notice?.code === code) appState.change({ notice: null });
    },
    dismiss() {
      const { notice } = appState.read();
      standing = standing.filter((each) => each !== notice);
      appState.change({ notice: null });
    },
  };
}
