/** Whether a text has all the words that are sought in it. Accents and case do not count, nor does the words' order. */

export function matchWords(text: string, sought: string): boolean {
  const own = plain(text);
  return plain(sought)
    .split(/\s+/)
    .every((word) => own.includes(word));
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
