/** How much is drawn at once of what somebody else writes, which may be of any length. The rest is there on demand. */

/** Characters of a name, a subject or a key. Longer ones end in "…". */
export const NAME_LIMIT = 200;
/** Characters of what somebody is typing at this moment. */
export const PREVIEW_LIMIT = 500;
/** Characters of a line of a transcript. The longest SMS has 1,530. */
export const TEXT_LIMIT = 4000;
/** Characters of one value of the attached data. */
export const VALUE_LIMIT = 1000;

/** Entries of each list. */
export const LIST_LIMITS = {
  participants: 100,
  supervisors: 20,
  typists: 5,
  data: 100,
  agentSessions: 20,
  channels: 50,
  actions: 500,
} as const;
