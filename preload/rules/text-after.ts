/** What stays of a draft of which a part has been sent. */
/** What stays of a draft of which `sent` was sent: what was typed behind it, or all of it when it is another text by now. */
export function textAfter(sent: string, draft: string): string {
  if (draft.startsWith(sent)) return draft.slice(sent.length);
  const begun = draft.trimStart();
  return begun.startsWith(sent) ? begun.slice(sent.length).trimStart() : draft;
}
