/** Draws who writes in about what: language, customer, conversation, and the attached data that come with it. */
import { languageShares } from './conversations/all-languages.ts';
import type { Conversation, Language } from './conversations/conversation.ts';
import type { Random } from './random.ts';

export interface Casting {
  readonly customer: string;
  readonly conversation: Conversation;
  readonly userData: Readonly<Record<string, unknown>>;
}

/** Deals everything like cards, so that nothing comes up again before all the rest has. */
export class CastingBag {
  readonly #random: Random;
  readonly #nextLanguage: () => Language;
  readonly #decks = new Map<Language, { nextConversation: () => Conversation; nextName: () => string }>();

  constructor(random: Random) {
    this.#random = random;
    this.#nextLanguage = dealFrom(
      random,
      languageShares.flatMap(([language, share]) => Array.from({ length: share }, () => language)),
    );
  }

  draw(): Casting {
    const language = this.#nextLanguage();
    const { nextConversation, nextName } = this.#deckOf(language);
    const conversation = nextConversation();
    return {
      customer: conversation.customer ?? nextName(),
      conversation,
      userData: {
        Subject: conversation.subject,
        ServiceType: conversation.service,
        CustomerSegment: this.#random.pick(['Gold', 'Silver', 'Bronze', 'New customer']),
        Language: language.tag,
        TimeZone: language.timeZone,
        ContactId: `0000PaB3${String(this.#random.between(10_000_000, 99_999_999))}`,
      },
    };
  }

  #deckOf(language: Language): { nextConversation: () => Conversation; nextName: () => string } {
    const known = this.#decks.get(language);
    if (known) return known;
    const deck = {
      nextConversation: dealFrom(this.#random, language.conversations),
      nextName: dealFrom(this.#random, language.customers),
    };
    this.#decks.set(language, deck);
    return deck;
  }
}

function dealFrom<T>(random: Random, cards: readonly T[]): () => T {
  let stack: T[] = [];
  return () => {
    if (stack.length === 0) stack = random.shuffle(cards);
    const card = stack.pop();
    if (card === undefined) throw new Error('There are no cards to deal.');
    return card;
  };
}
