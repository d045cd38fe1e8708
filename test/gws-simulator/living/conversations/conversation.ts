/** The shape of the texts that the living world speaks. */

/** `c` is the customer, `a` the agent. */
export type Turn = readonly ['c' | 'a', string];

export interface Conversation {
  readonly service: 'Delivery' | 'Billing' | 'Appointments' | 'Returns' | 'Account' | 'Technical help';
  /** What the contact centre's routing wrote into the attached data. */
  readonly subject: string;
  /** Where the agent calls the customer by name; anyone else may have any name. */
  readonly customer?: string;
  readonly turns: readonly Turn[];
}

export interface Language {
  /** BCP 47. */
  readonly tag: string;
  readonly timeZone: string;
  readonly customers: readonly string[];
  readonly conversations: readonly Conversation[];
}
