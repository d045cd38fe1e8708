/** What has been typed and not yet sent, one draft for each session, audience and kind: words for the agent never become words for all. */
import { SvelteMap } from 'svelte/reactivity';
import type { Recipients, Reply } from '../../preload/contract.ts';
import type { AppFailure } from '../../preload/errors.ts';
import type { Account, DraftKind } from '../../preload/model.ts';

export class Draft {
  text = $state('');
  sending = $state(false);
  failure = $state.raw<AppFailure | null>(null);

  async send(deliver: (text: string) => Promise<Reply<null>>): Promise<void> {
    if (this.sending || this.text.trim() === '') return;
    const sent = this.text;
    this.sending = true;
    this.failure = null;
    const reply = await deliver(sent);
    this.sending = false;
    if (!reply.ok) this.failure = reply.error;
    // Only what was sent goes: what was typed behind it while the reply was on its way stays.
    else if (this.text.startsWith(sent)) this.text = this.text.slice(sent.length);
  }
}

export class Drafts {
  // Never read as a whole, so it need not tell anyone that it has changed.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #drafts = new Map<string, Draft>();
  readonly #kinds = new SvelteMap<string, DraftKind>();
  #owner: string | null = null;

  of(sessionId: string, to: Recipients, kind: DraftKind = 'text'): Draft {
    const key = `${kind} ${to} ${sessionId}`;
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    const draft = new Draft();
    this.#drafts.set(key, draft);
    return draft;
  }

  /** Which kind is being written for these people. */
  kindOf(sessionId: string, to: Recipients): DraftKind {
    return this.#kinds.get(`${to} ${sessionId}`) ?? 'text';
  }

  chooseKind(sessionId: string, to: Recipients, kind: DraftKind): void {
    this.#kinds.set(`${to} ${sessionId}`, kind);
  }

  /** Drafts outlive a sign-in that the server ended, but never reach another person at the same computer. */
  belongTo({ server, userName }: Account): void {
    const owner = `${userName} ${server}`;
    if (this.#owner !== owner) this.clear();
    this.#owner = owner;
  }

  clear(): void {
    this.#drafts.clear();
    this.#kinds.clear();
  }
}
