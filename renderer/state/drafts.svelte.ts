/** What has been typed and not yet sent, one draft for each session, audience and kind: words for the agent never become words for all. */
import { SvelteMap } from 'svelte/reactivity';
import type { Reply } from '#preload/contract.ts';
import type { AppFailure } from '#preload/errors.ts';
import type { Account } from '#preload/model/account.ts';
import type { DraftKind, KeptDraft } from '#preload/model/drafts.ts';
import type { Recipients } from '#preload/model/messages.ts';
import type { Outcome } from '#preload/model/outcomes.ts';
import { textAfter } from '#preload/rules/text-after.ts';
import { AsyncAction } from './async-action.svelte.ts';
import { ThrottledSave } from './throttled-save.ts';

/** The text of one field, from the first key until it has been sent. */
export class Draft {
  readonly #sending = new AsyncAction();
  #text: string;
  readonly #telling: ThrottledSave;

  constructor(text: string, tell: (text: string) => void) {
    this.#text = $state(text);
    this.#telling = new ThrottledSave(tell);
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#telling.changed(text);
  }

  get sending(): boolean {
    return this.#sending.pending;
  }

  get failure(): AppFailure | null {
    return this.#sending.failure;
  }

  dismissFailure(): void {
    this.#sending.dismiss();
  }

  /** `part` is what to send of it; all of it if absent. */
  async send(deliver: (text: string) => Promise<Reply<null>>, part = this.text): Promise<void> {
    if (part.trim() === '') return;
    const reply = await this.#sending.run(() => deliver(part));
    if (reply?.ok) this.takeSent(part);
  }

  /** Only what was sent goes: what was typed behind it meanwhile stays. */
  takeSent(sent: string): void {
    this.text = textAfter(sent, this.text);
  }

  /** Ends saving: main is told nothing more of this draft. */
  detach(): void {
    this.#telling.end();
  }
}

/** All drafts of the person who is signed in. */
export class Drafts {
  // Never read as a whole, so it need not tell anyone that it has changed.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #drafts = new Map<string, Draft>();
  readonly #kinds = new SvelteMap<string, DraftKind>();
  readonly #keep: (draft: KeptDraft) => void;
  #owner: string | null = null;
  /** Outcomes of which nothing is left to do; `null` until main has told what there is. */
  #settled: ReadonlySet<number> | null = null;

  /** `keep` is told of every change, `recalled` is what it was told on a page before this one. */
  constructor(keep: (draft: KeptDraft) => void, recalled: readonly KeptDraft[]) {
    this.#keep = keep;
    for (const { sessionId, to, kind, text } of recalled) this.#add(sessionId, to, kind, text);
    for (const { sessionId, to, kind } of recalled) {
      if (this.of(sessionId, to).text === '') this.chooseKind(sessionId, to, kind);
    }
  }

  /** Made when it is asked for the first time. */
  of(sessionId: string, to: Recipients, kind: DraftKind = 'text'): Draft {
    return this.#drafts.get(nameDraft(sessionId, to, kind)) ?? this.#add(sessionId, to, kind, '');
  }

  /** Takes texts out of their drafts that turn out to be sent. Outcomes that were known before this page began are skipped: main has taken those out of what it recalled. */
  follow(outcomes: readonly Outcome[]): void {
    const done = outcomes.filter(({ phase }) => phase === 'done');
    // Made anew each time, so there is nothing to tell of.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const ids = new Set(done.map(({ id }) => id));
    const known = this.#settled ?? ids;
    for (const { id, subject } of done) {
      if (known.has(id) || subject.kind !== 'message') continue;
      this.of(subject.sessionId, subject.to, subject.as).takeSent(subject.text);
    }
    this.#settled = ids;
  }

  /** Which kind is being written for these people. */
  kindOf(sessionId: string, to: Recipients): DraftKind {
    return this.#kinds.get(`${to} ${sessionId}`) ?? 'text';
  }

  /** Stays chosen for this session and these people. */
  chooseKind(sessionId: string, to: Recipients, kind: DraftKind): void {
    this.#kinds.set(`${to} ${sessionId}`, kind);
  }

  /**
   * Drafts outlive a sign-in that the server ended, but never reach another person at the same computer. What was recalled is
   * of the one who is signed in when the page begins: `null`, nobody is, and so it is of nobody.
   */
  belongTo(account: Account | null): void {
    const owner = account === null ? (this.#owner ?? NOBODY) : `${account.userName} ${account.server}`;
    const mayStay = this.#owner === null ? account !== null : owner === this.#owner;
    if (!mayStay) this.clear();
    this.#owner = owner;
  }

  /** Main forgets by itself when somebody signs out: it only must not be told anew. */
  clear(): void {
    for (const draft of this.#drafts.values()) draft.detach();
    this.#drafts.clear();
    this.#kinds.clear();
  }

  #add(sessionId: string, to: Recipients, kind: DraftKind, first: string): Draft {
    const draft = new Draft(first, (text) => this.#keep({ sessionId, to, kind, text }));
    this.#drafts.set(nameDraft(sessionId, to, kind), draft);
    return draft;
  }
}

/** Never the name of an account: those contain a space. */
const NOBODY = '';

const nameDraft = (sessionId: string, to: Recipients, kind: DraftKind): string =>
  `${kind} ${to} ${sessionId}`;
