/** The page's copy of main's state, kept by numbered patches. Nothing but a patch ever changes it. */
import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract.ts';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';
import type { Session, Shell, StatePatch, TranscriptLine } from '../../preload/model.ts';
import { mergeLines } from './merge-lines.ts';

const EMPTY_SHELL: Shell = {
  version: '',
  account: null,
  connection: { phase: 'signed-out' },
  serverAhead: 0,
  signInForm: {
    server: '',
    userName: '',
    staySignedIn: false,
    passwordHeld: false,
    busy: false,
    profiles: [],
  },
  notice: null,
  settings: DEFAULT_SETTINGS,
  team: { phase: 'off', readAt: null, pace: 0, agents: [], failure: null },
  work: { isStarted: false, channels: [], failed: [] },
  isQuitting: false,
  proxyQuestion: null,
  doNotDisturbUntil: null,
  sessionAlerts: {},
  managed: { names: [], servers: null, alertsAllowed: true },
  updates: { phase: 'off', why: 'no-feed' },
  reveal: null,
  outcomes: [],
  isClosing: false,
  hasTray: true,
};

export class Mirror {
  /** `null` until the first full patch. */
  shell = $state.raw<Shell | null>(null);
  readonly sessions = new SvelteMap<string, Session>();
  /** A session without an entry has not been read yet. */
  readonly transcripts = new SvelteMap<string, readonly TranscriptLine[]>();

  readonly #bridge: Bridge;
  #number: number | null = null;
  #asked = false;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Listens before it asks, so that no patch can fall between the two. */
  start(): () => void {
    const stop = this.#bridge.onState((patch) => this.#receive(patch));
    void this.#askForAll();
    return stop;
  }

  #receive(patch: StatePatch): void {
    const follows = this.#number !== null && patch.number === this.#number + 1;
    if (!patch.full && !follows) {
      void this.#askForAll();
      return;
    }
    this.#number = patch.number;
    if (patch.full) this.#forget();
    this.#apply(patch);
  }

  /** One request at a time: the patches that come before its answer all show the same gap. */
  async #askForAll(): Promise<void> {
    this.#number = null;
    if (this.#asked) return;
    this.#asked = true;
    const reply = await this.#bridge.requestFullState({});
    if (!reply.ok) this.#asked = false;
  }

  #forget(): void {
    this.#asked = false;
    this.shell = null;
    this.sessions.clear();
    this.transcripts.clear();
  }

  #apply(patch: StatePatch): void {
    this.shell = { ...(this.shell ?? EMPTY_SHELL), ...patch.shell };
    for (const session of patch.sessions) this.sessions.set(session.id, session);
    for (const { sessionId, lines } of patch.transcripts) {
      this.transcripts.set(sessionId, mergeLines(this.transcripts.get(sessionId) ?? [], lines));
    }
    for (const id of patch.removedSessions) {
      this.sessions.delete(id);
      this.transcripts.delete(id);
    }
  }
}
