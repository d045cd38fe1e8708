/** The page's copy of main's state, kept by numbered patches. Nothing but a patch ever changes it. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Bridge } from '#preload/contract.ts';
import type { AppState, StatePatch } from '#preload/model/app-state.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';
import type { TranscriptLine } from '#preload/model/transcript.ts';
import { afterDrawing } from './after-drawing.ts';
import { mergeLines } from './merge-lines.ts';
import { SessionTable } from './session-table.svelte.ts';

/** Milliseconds until a full state that has not come is asked for again: at first, and at most. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** A patch as it will stand on screen. Made whole before anything changes: a patch that fails half-way changes nothing. */
interface Change {
  readonly appState: AppState;
  readonly transcripts: readonly (readonly [sessionId: string, lines: readonly TranscriptLine[]])[];
}

export class AppStateReplica {
  /** `null` until the first full patch. */
  appState = $state.raw<AppState | null>(null);
  readonly sessions = new SessionTable();
  /** A session without an entry has not been read yet. */
  readonly transcripts = new SvelteMap<string, readonly TranscriptLine[]>();
  /** Sessions whose transcripts lack their earlier lines, which are on their way. */
  readonly withEarlierLines = new SvelteSet<string>();
  /** Since when what is here may not be the present state, in milliseconds since 1970; `null`: it is. */
  behindSince = $state<number | null>(Date.now());
  /** Counts the patches that have changed anything. */
  revision = $state(0);

  readonly #bridge: Bridge;
  readonly #report: (error: unknown) => void;
  #number: number | null = null;
  /** A request whose answer is awaited. */
  #asked = false;
  #pause = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  /** `report` hears of a patch that could not be taken in. */
  constructor(bridge: Bridge, report: (error: unknown) => void = () => undefined) {
    this.#bridge = bridge;
    this.#report = report;
  }

  /** Listens before it asks, so that no patch can fall between the two. */
  start(): () => void {
    const stop = this.#bridge.onState((patch) => {
      this.#receive(patch);
      afterDrawing(() => void this.#acknowledge(patch.number));
    });
    this.#fallBehind();
    return () => {
      clearTimeout(this.#timer);
      this.#isStopped = true;
      stop();
    };
  }

  #receive(patch: StatePatch): void {
    try {
      const follows = this.#number !== null && patch.number === this.#number + 1;
      if (patch.full || follows) this.#take(patch);
      else this.#fallBehind();
    } catch (error) {
      this.#report(error);
      this.#fallBehind();
    }
  }

  #take(patch: StatePatch): void {
    const change = this.#prepare(patch);
    if (patch.full) {
      this.sessions.clear();
      this.transcripts.clear();
      this.withEarlierLines.clear();
      this.#catchUp();
    }
    this.#number = patch.number;
    this.appState = change.appState;
    for (const session of patch.sessions) this.sessions.set(session.id, session);
    for (const [sessionId, lines] of change.transcripts) this.transcripts.set(sessionId, lines);
    for (const { sessionId, hasEarlier = false } of patch.transcripts) {
      if (hasEarlier) this.withEarlierLines.add(sessionId);
      else this.withEarlierLines.delete(sessionId);
    }
    for (const id of patch.removedSessions) {
      this.sessions.delete(id);
      this.transcripts.delete(id);
      this.withEarlierLines.delete(id);
    }
    this.revision += 1;
  }

  /** All that can fail. */
  #prepare(patch: StatePatch): Change {
    const appState = { ...((patch.full ? null : this.appState) ?? EMPTY_APP_STATE), ...patch.appState };
    for (const { id } of patch.sessions)
      if (typeof id !== 'string') throw new TypeError('session without an id');
    for (const id of patch.removedSessions)
      if (typeof id !== 'string') throw new TypeError('id of no session');
    const transcripts = patch.transcripts.map(({ sessionId, lines }) => {
      const shown = patch.full ? [] : (this.transcripts.get(sessionId) ?? []);
      return [sessionId, mergeLines(shown, lines)] as const;
    });
    return { appState, transcripts };
  }

  #fallBehind(): void {
    this.#number = null;
    this.behindSince ??= Date.now();
    if (!this.#asked) void this.#askForAll();
  }

  #catchUp(): void {
    clearTimeout(this.#timer);
    this.#asked = false;
    this.#pause = FIRST_PAUSE_MS;
    this.behindSince = null;
  }

  /** Also of a patch that could not be taken in: main waits for it. */
  async #acknowledge(number: number): Promise<void> {
    if (this.#isStopped) return;
    const reply = await this.#bridge.acknowledgePatch({ number });
    if (!reply.ok) setTimeout(() => void this.#acknowledge(number), FIRST_PAUSE_MS);
  }

  /** One request at a time: the patches that come before its answer all show the same gap. What does not come is asked for again. */
  async #askForAll(): Promise<void> {
    this.#asked = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#askForAll(), this.#pause);
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    const reply = await this.#bridge.requestFullState({});
    if (!reply.ok) this.#asked = false;
  }
}
