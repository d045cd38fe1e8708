/** How much is kept of a session, whatever the server sends. */

/** Lines of one transcript. What is older is counted and no longer kept. */
export const LINE_LIMIT = 20_000;
/** So many are dropped at a time: to drop each by itself would copy the transcript for each. */
export const CUT_LINES = 2000;
