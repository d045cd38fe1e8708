/** Whom a message is for, and how long it may be. */
/** Whom a message is for: everyone in the session, or the agents alone. */
export const RECIPIENTS = ['everyone', 'agents'] as const;

export type Recipients = (typeof RECIPIENTS)[number];

/** The longest text that one message may have, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;
