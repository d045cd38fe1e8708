/** Draws who writes in about what: language, customer, conversation, and the attached data that come with it. */
import { languageShares } from './conversations/all-languages.ts';
import type { Conversation, Language } from './conversations/conversation.ts';
import type { Random } from './random.ts';

export interface Casting {
  readonly customer: string;
  readonly conversation: Conversation;
  readonly userData: Readonly<Record<string, unknown>>;
}

/** Deals languages like cards, so that each one comes up before any comes up again too often. */
export class CastingBag {
  readonly #random: Random;
  #languages: Language[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  draw(): Casting {
    const random = this.#random;
    const language = this.#nextLanguage();
    const conversation = random.pick(language.conversations);
    return {
      customer: random.pick(language.customers),
      conversation,
      userData: {
        Subject: conversation.subject,
        ServiceType: conversation.service,
        CustomerSegment: random.pick(['Gold', 'Silver', 'Bronze', 'New customer']),
        Language: language.tag,
        TimeZone: language.timeZone,
        ContactId: `0000PaB3${String(random.between(10_000_000, 99_999_999))}`,
      },
    };
  }

  #nextLanguage(): Language {
    if (this.#languages.length === 0) {
      const cards = languageShares.flatMap(([language, share]) =>
        Array.from({ length: share }, () => language),
      );
      this.#languages = this.#random.shuffle(cards);
    }
    const next = this.#languages.pop();
    if (!next) throw new Error('No language has a share.');
    return next;
  }
}
