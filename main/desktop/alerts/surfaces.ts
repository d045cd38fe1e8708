/** Has the tray and the badge follow the state: looks again when something that they show has changed or a minute of a wait is full, and never else. */
import type { Alert } from '#main/alerts/alert.ts';
import { countThings } from '#main/alerts/alert.ts';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import type { Heartbeat } from '#main/clock/heartbeat.ts';
import type { TrayView } from '#main/desktop/tray/tray-view.ts';
import { quietWords, viewTray } from '#main/desktop/tray/tray-view.ts';
import type { SessionStore } from '#main/sessions/session-store.ts';
import type { AppState } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';

export interface SurfaceOptions {
  readonly store: SessionStore;
  readonly appState: AppStateStore;
  readonly heartbeat: Heartbeat;
  /** By the clock that waits are counted with. */
  readonly serverNow: () => number;
  readonly unhandled: () => readonly Alert[];
  readonly showBadge: (count: number) => void;
  readonly renderTray: (view: TrayView) => void;
}

/** Milliseconds between two looks at the state; people see no more. */
const WRITE_DELAY_MS = 200;
const MINUTE_MS = 60_000;

/** Returns what is to be called when other alerts wait than before. */
export function followOnSurfaces(parts: SurfaceOptions): () => void {
  const { store, appState, heartbeat, serverNow, unhandled, showBadge, renderTray } = parts;
  const seen = new Map<string, Session>();
  let said = wordsOf(appState.read());
  let resting: NodeJS.Timeout | null = null;
  let turning: NodeJS.Timeout | undefined;
  let isAsked = false;

  function show(): void {
    isAsked = resting !== null;
    if (isAsked) return;
    resting = setTimeout(rest, WRITE_DELAY_MS);
    const alerts = unhandled();
    const now = serverNow();
    const view = viewTray(appState.read(), sessionsOf(store), alerts, now);
    showBadge(countThings(alerts));
    renderTray(view);
    clearTimeout(turning);
    const turn = nextTurn(view, now);
    if (turn !== null) turning = setTimeout(show, turn);
  }

  function rest(): void {
    resting = null;
    if (isAsked) show();
  }

  /** Milliseconds until one of the waits in the tray is a minute longer. */
  function nextTurn({ sessions }: TrayView, now: number): number | null {
    const waits = sessions.flatMap(({ place }) => {
      const since = store.get(place.sessionId)?.session.waitingSince ?? null;
      return since === null ? [] : [MINUTE_MS - ((now - since) % MINUTE_MS)];
    });
    return waits.length === 0 ? null : Math.min(...waits);
  }

  /** Remembers it, and says whether the tray tells something else of it now. */
  function isNews(id: string): boolean {
    const before = seen.get(id);
    const after = store.get(id)?.session;
    if (after) seen.set(id, after);
    else seen.delete(id);
    return before === undefined || after === undefined
      ? before !== after
      : SHOWN.some((each) => before[each] !== after[each]);
  }

  store.subscribe((ids) => {
    // All of them, also behind the first that is news.
    if (ids.filter(isNews).length > 0) show();
  });
  function lookAtWords(): void {
    const words = wordsOf(appState.read());
    if (words.every((word, place) => word === said[place])) return;
    said = words;
    show();
  }

  appState.subscribe(lookAtWords);
  // The time until which nothing disturbs is another one in another zone.
  heartbeat.onBeat(lookAtWords);
  show();
  return show;
}

/** What the tray tells of a session. */
const SHOWN = [
  'unread',
  'waitingSince',
  'ended',
  'customer',
  'agent',
] as const satisfies readonly (keyof Session)[];

/** What the tray tells of everything else. When the server was last heard is not of it: that changes all the time. */
function wordsOf({ account, connection, doNotDisturbUntil, settings }: AppState): readonly unknown[] {
  return [account === null, connection.phase, quietWords(doNotDisturbUntil), settings.alerts.previewText];
}

function sessionsOf(store: SessionStore): Session[] {
  return Array.from(store.all(), ({ session }) => session);
}
