/** What is said above lines that were found when the log was read again. True also of one that was lost on a live line. */

/** `count`: lines in a row. `areMessages`: all of them are something that somebody wrote. */
export function describeMissed(count: number, areMessages: boolean): string {
  const noun = areMessages ? 'message' : 'entry';
  const nouns = areMessages ? 'messages' : 'entries';
  return count === 1
    ? `Read again: 1 ${noun} that was missed when it happened`
    : `Read again: ${count} ${nouns} that were missed when they happened`;
}
