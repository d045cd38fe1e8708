/** Takes secrets and personal numbers out of what is about to be logged. */

const MASK = '[redacted]';
/** Shorter ones would mask half of every line; they are caught by their surroundings instead. */
const SHORTEST_SECRET = 4;
const LONGEST_ENTRY = 4000;

const PATTERNS: readonly RegExp[] = [
  /\b(?:Basic|Bearer)\s+[A-Za-z0-9+/=._~-]+/gi,
  /\b(?:JSESSIONID|BAYEUX_BROWSER|AWSELB)\s*=\s*[^;,\s"]+/gi,
  // What it masks comes first in it: else every space of a long row of them would look back along all the others.
  /(?=[^"\s,;}])(?<=\b(?:x-csrf-token|authorization|cookie|set-cookie|password)"?\s*[:=]\s*"?)[^"\s,;}]+/gi,
  /(?<=\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g,
  // Telephone numbers, as people and networks write them; a date is none, nor is the address of a computer.
  /(?<![\d.-])(?!\d{4}-\d{2}-\d{2}(?!\d))(?!\d{1,3}(?:\.\d{1,3}){3}(?![\d.]))\+?\d[\d ()./-]{7,}\d/g,
];

export interface Redactor {
  /** From now on this value is masked wherever it appears. */
  hide(secret: string): void;
  redact(text: string): string;
}

export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    hide(secret) {
      if (secret.length < SHORTEST_SECRET) return;
      secrets.add(secret);
      secrets.add(Buffer.from(secret, 'utf8').toString('base64'));
    },
    redact(text) {
      let result = text;
      for (const secret of secrets) result = result.replaceAll(secret, MASK);
      for (const pattern of PATTERNS) result = result.replace(pattern, MASK);
      // One entry, one line: a value cannot forge another entry or colour a terminal.
      return escapeControls(result).slice(0, LONGEST_ENTRY);
    },
  };
}

function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
